"""Unified Social Credit Code."""

from stdnum.cn import uscc

from amparo.text.identifiers._scheme import Scheme

SCHEME = Scheme("uscc", "Unified Social Credit Code", "GB 32100-2015", uscc.compact, uscc.is_valid)
