"""How people work at each site, in lines of text: what was looked at, by whom, and what nobody looked at."""

import textwrap
from collections.abc import Iterable, Iterator

from amparo.facts.case import Case
from amparo.facts.statement import STATE_IMPOSED, Claim
from amparo.findings.evidence import Conditions
from amparo.wording import speak

WIDTH = 100


def condition_lines(case: Case, found: Iterable[Conditions]) -> Iterator[str]:
    """Yield the sites with something on file, and which have nothing."""
    sites = tuple(found)
    told = [one for one in sites if one.standings or one.claims]
    if not sites:
        return
    yield _say("conditions", count=len(told))
    for one in told:
        yield from _site(case, one)
    silent = [one.site_id for one in sites if one not in told]
    if silent:
        yield from _wrapped(_say("others", count=len(silent), sites=", ".join(silent)), "")


def _site(case: Case, one: Conditions) -> Iterator[str]:
    site = case.sites[one.site_id]
    yield _say("site", site=site.id, name=site.name or case.parties[site.party_id].name)
    for standing in one.standings:
        meaning = speak().say(f"dossier.indicator.{standing.number}")
        how = speak().say(f"dossier.standing.{standing.standing}")
        yield f"  {_say('standing', number=_number(standing.number), meaning=meaning, standing=how)}"
        for reason in standing.because:
            yield from _wrapped(speak().because(reason.code, dict(reason.params)), "      ")
    if one.not_looked_at:
        yield from _wrapped(_say("not-looked-at", numbers=", ".join(map(_number, one.not_looked_at))), "  ")
    if one.claims:
        yield f"  {_say('claims')}"
    for claim in one.claims:
        yield from _wrapped(_claim(claim), "    ")


def _number(number: int) -> str:
    return _say("convention") if number == STATE_IMPOSED else str(number)


def _claim(claim: Claim) -> str:
    return _say(
        "claim",
        made_by=claim.made_by,
        stance=speak().say(f"dossier.stance.{claim.stance}"),
        date=_say("undated") if claim.date is None else str(claim.date),
        statement=claim.statement,
        source=claim.source or _say("no-source"),
    )


def _wrapped(text: str, first: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=first + "  ") or [first]


def _say(key: str, **params: str | int) -> str:
    return speak().say(f"evidence-text.{key}", **params)
