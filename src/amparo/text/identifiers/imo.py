"""IMO ship identification number."""

from stdnum import imo

from amparo.text.identifiers._scheme import Scheme

SCHEME = Scheme("imo", "IMO ship identification number", "IMO resolution A.1117(30)", imo.compact, imo.is_valid)
