"""Legal Entity Identifier."""

from stdnum import lei

from amparo.text.identifiers._scheme import Scheme

SCHEME = Scheme("lei", "Legal Entity Identifier", "ISO 17442-1", lei.compact, lei.is_valid)
