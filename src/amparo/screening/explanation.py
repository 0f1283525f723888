"""Why two names are alike, or not: in reasons, one for each part that answers another and each that disagrees."""

from amparo.findings.reason import Reason, because
from amparo.screening.compare import edges, parts_score, prepared
from amparo.screening.parts import Parts
from amparo.text.cleaning import clean
from amparo.text.lexicon import Role
from amparo.text.names import Kind

_ALIKE = 0.999
_TOLD = {Role.CORE: "word", Role.TRADE: "trade", Role.PLACE: "place", Role.BRANCH: "branch", Role.NUMBER: "number"}


def explain(query: str, listed: str, kind: Kind) -> tuple[Reason, ...]:
    """Return the reasons for the score of two names: what is the same, alike, in conflict or left out."""
    if clean(query).casefold() == clean(listed).casefold():
        return (because("same-name", listed=listed),)
    pairs = [(a, b) for a in prepared(query, kind) for b in prepared(listed, kind)]
    if not pairs:
        return ()
    one, other = pairs[0] if len(pairs) == 1 else max(pairs, key=lambda pair: parts_score(pair[0], pair[1], kind))
    reasons = []
    if one.how != other.how:
        reasons.append(because("compared-as", reading=_text(one), listed=_text(other)))
    return (*reasons, *_aligned(one, other))


def _text(parts: Parts) -> str:
    return " ".join(word.text for word in parts.words)


def _aligned(one: Parts, other: Parts) -> list[Reason]:
    e_a, e_b, e_s = edges(one, other)
    masses = [
        like * (mask_a.bit_count() + mask_b.bit_count()) for mask_a, mask_b, like in zip(e_a, e_b, e_s, strict=True)
    ]
    free_a, free_b = (1 << len(one.words)) - 1, (1 << len(other.words)) - 1
    reasons = []
    for edge in sorted(range(len(e_s)), key=lambda at: -masses[at]):
        if e_a[edge] & free_a != e_a[edge] or e_b[edge] & free_b != e_b[edge]:
            continue
        free_a, free_b = free_a & ~e_a[edge], free_b & ~e_b[edge]
        named, listed = _written(one, e_a[edge]), _written(other, e_b[edge])
        if e_s[edge] >= _ALIKE:
            reasons.append(because("same-part", name=named, listed=listed))
        else:
            reasons.append(because("like-part", name=named, listed=listed, likeness=round(e_s[edge] * 100)))
    return reasons + _left_over(one, free_a, other, free_b)


def _left_over(one: Parts, free_a: int, other: Parts, free_b: int) -> list[Reason]:
    reasons = []
    for role, part in _TOLD.items():
        own, theirs = _of_role(one, free_a, role), _of_role(other, free_b, role)
        if own and theirs:
            reasons.append(because("part-differs", part=part, name=own, listed=theirs))
        elif own:
            reasons.append(because("part-only-in-name", part=part, name=own))
        elif theirs:
            reasons.append(because("part-only-in-list", part=part, listed=theirs))
    return reasons


def _of_role(parts: Parts, mask: int, role: Role) -> str:
    return " ".join(word.written for at, word in enumerate(parts.words) if mask >> at & 1 and word.role is role)


def _written(parts: Parts, mask: int) -> str:
    return " ".join(word.written for at, word in enumerate(parts.words) if mask >> at & 1)
