"""GS1 keys in one written form, whether they come as EPC URN, Digital Link or element string.

``urn:epc:class:lgtin:9521321.000010.B2A`` and ``https://id.gs1.org/01/09521321000107/10/B2A`` are one lot:
``(01)09521321000107(10)B2A``. GS1 General Specifications 7.9 (check digit); EPC Tag Data Standard 2.0, section 6 and 7
(URN); GS1 Digital Link: URI Syntax 1.3.
"""

import re
from urllib.parse import unquote

_PRIMARY = ("01", "00", "414", "417", "8003", "8004", "253", "8006")
_QUALIFIERS = {"01": ("22", "10", "21"), "414": ("254",)}
_GTIN_DIGITS = 14
_ELEMENT = re.compile(r"\((\d{2,4})\)([^(]+)")
_INSIDE = {
    "sgtin": ("01", "21"),
    "lgtin": ("01", "10"),
    "sgln": ("414", "254"),
}


def key_of(uri: str) -> str:
    """Return the one written form of a GS1 key; anything else comes back as it was, stripped."""
    text = uri.strip()
    if text.lower().startswith("urn:epc:"):
        return _from_urn(text) or text
    if text.lower().startswith(("http://", "https://")):
        return _from_link(text) or text
    return _from_elements(text) or text


def good_part(key: str) -> str:
    """Return the trade item of a lot or item key (``(01)...``), or the key itself."""
    return key.partition("(10)")[0].partition("(21)")[0] if key.startswith("(01)") else key


def is_container(key: str) -> bool:
    """Whether a key names a logistic unit or asset that holds goods rather than goods."""
    return key.startswith(("(00)", "(8003)", "(8004)"))


def check_digit(digits: str) -> str:
    """Return the GS1 modulo-10 check digit of a number without one."""
    total = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(digits)))
    return str(-total % 10)


def _from_urn(text: str) -> str | None:
    _, _, _, scheme, value = [*text.split(":", 4), "", "", "", "", ""][:5]
    parts = [unquote(part) for part in value.split(".", 2)]
    scheme = scheme.lower()
    if scheme in _INSIDE and len(parts) == len(_INSIDE[scheme]) + 1 and parts[0].isdigit():
        first, second = _INSIDE[scheme]
        number = _gtin(parts[0], parts[1]) if first == "01" else _closed(parts[0] + parts[1])
        absent = parts[2] == "*" or (first == "414" and parts[2] == "0")
        return None if number is None else f"({first}){number}" + ("" if absent else f"({second}){parts[2]}")
    if scheme == "sscc" and len(parts) > 1 and (parts[0] + parts[1]).isdigit():
        return f"(00){_closed(parts[1][:1] + parts[0] + parts[1][1:])}"
    if scheme == "pgln" and len(parts) > 1 and (parts[0] + parts[1]).isdigit():
        return f"(417){_closed(parts[0] + parts[1])}"
    return None


def _gtin(prefix: str, item: str) -> str | None:
    if not item[:1].isdigit() or not (prefix + item).isdigit():
        return None
    return _closed(item[0] + prefix + item[1:])


def _closed(digits: str) -> str | None:
    return digits + check_digit(digits) if digits.isdigit() else None


def _from_link(text: str) -> str | None:
    path = text.split("://", 1)[1].partition("?")[0].partition("#")[0]
    parts = path.split("/")[1:]
    start = next((at for at, part in enumerate(parts[:-1]) if part in _PRIMARY and parts[at + 1][:1].isdigit()), None)
    if start is None:
        return None
    pairs = dict(zip(parts[start::2], (unquote(part) for part in parts[start + 1 :: 2]), strict=False))
    return _written(parts[start], pairs)


def _from_elements(text: str) -> str | None:
    pairs = {identifier: value.strip() for identifier, value in _ELEMENT.findall(text)}
    first = next((identifier for identifier in _PRIMARY if identifier in pairs), None)
    return None if first is None else _written(first, pairs)


def _written(first: str, pairs: dict[str, str]) -> str:
    number = pairs[first].zfill(_GTIN_DIGITS) if first == "01" else pairs[first]
    rest = "".join(f"({qualifier}){pairs[qualifier]}" for qualifier in _QUALIFIERS.get(first, ()) if qualifier in pairs)
    return f"({first}){number}{rest}"
