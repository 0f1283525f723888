"""How owners are told: who is held by whom, under which test, with which shares, as of when, on which records."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from amparo.facts.ids import PartyId
from amparo.facts.period import Span
from amparo.facts.quantity import ShareRange
from amparo.tracing.holdings import Stake
from amparo.tracing.standing import Held, Ownership
from amparo.wording import Wording

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


@dataclass(frozen=True, slots=True)
class OwnersTeller:
    """Sentences about owners; ``name`` says what a party is called."""

    wording: Wording
    name: Callable[[PartyId], str]

    def say(self, key: str, **params: str | int) -> str:
        """Return a sentence about owners."""
        return self.wording.say(f"trace.owners.{key}", **params)

    def threshold(self, one: Ownership) -> str:
        """Return what share a test asks for, and whether stakes are added."""
        key = ("adds" if one.test.aggregate else "alone") + ("-strict" if one.test.strict else "")
        return self.say(key, threshold=str(one.test.threshold))

    def state(self, one: Ownership) -> str:
        """Return whether the test is in force, since when, by which text."""
        spell = one.spell
        told = {"state": self.say(f"status.{spell.state}"), "since": str(spell.span.since), "citation": spell.citation}
        if spell.span.until is None:
            return self.say("state", **told)
        return self.say("state-until", **told, until=str(spell.span.until))

    def stakes(self, held: Held) -> Iterator[str]:
        """Yield each owner that counts with what it holds, and since when by the record."""
        for stake in held.standing.direct:
            yield self.say("stake", owner=self.name(stake.owner_id), share=str(stake.told), span=self._spans(stake))

    def _spans(self, stake: Stake) -> str:
        return "; ".join(dict.fromkeys(self._span(row.span) for row in stake.rows))

    def _span(self, span: Span) -> str:
        if span.since is None:
            return self.say("always") if span.until is None else self.say("until", until=str(span.until))
        if span.until is None:
            return self.say("from", since=str(span.since))
        return self.say("from-until", since=str(span.since), until=str(span.until))

    def rests(self, held: Held) -> Iterator[str]:
        """Yield what the answer would be if one record were wrong, record by record; the decisive ones first."""
        supports = held.standing.supports
        if supports and all(one.without is None for one in supports):
            yield self.say("without-unasked")
            return
        rank = ("no", "possibly", "yes")
        for one in sorted(supports, key=lambda one: rank.index(one.without or "yes")):
            # A finding that is only possible says nothing new where it stays so.
            if one.without is not None and not one.without == held.standing.reached == "possibly":
                yield self.say(
                    f"without-{one.without}", owner=self.name(one.stake.owner_id), owned=self.name(one.stake.owned_id)
                )

    def beside(self, one: Ownership, held: Held) -> Iterator[str]:
        """Yield what decides no threshold: the part over all paths, control, and doubts."""
        if held.part is not None:
            yield self.say("part", share=str(held.part))
        if held.control is not None:
            by = ", ".join(self.name(owner) for owner in held.control.by)
            yield self.say(f"control-{held.control.how}", by=by)
            if not held.control.certain:
                yield self.say("control-perhaps")
        if one.test.control_counts:
            yield self.say("control-counts")
        doubted = [owner for owner in one.in_doubt if any(s.owner_id == owner for s in counted(held))]
        if doubted:
            yield self.say("doubt", owners=", ".join(self.name(owner) for owner in doubted))

    def not_kept(self, one: Ownership) -> str:
        """Return which of the test's lists nobody could look at; empty where all are kept."""
        return self.say("not-kept", test=one.test.title, lists=", ".join(one.not_kept)) if one.not_kept else ""


def counted(held: Held) -> tuple[Stake, ...]:
    """Return every stake that a standing counts, direct ones first, each once."""
    return tuple(dict.fromkeys((*held.standing.direct, *(one.stake for one in held.standing.supports))))


def document(found: tuple[Ownership, ...]) -> list[Json]:
    """Return how every party stands under every test, as JSON items; shares in [0, 1]."""
    return [
        {
            "test_id": one.test.id,
            "title": one.test.title,
            "threshold": float(one.test.threshold.of_one),
            "strict": one.test.strict,
            "aggregate": one.test.aggregate,
            "control_counts": one.test.control_counts,
            "state": one.spell.state,
            "since": None if one.spell.span.since is None else str(one.spell.span.since),
            "until": None if one.spell.span.until is None else str(one.spell.span.until),
            "citation": one.spell.citation,
            "confirmed": one.spell.confirmed,
            "lists_not_kept": list(one.not_kept),
            "listed_owners": list(one.seeds),
            "in_doubt": list(one.in_doubt),
            "parties": [_held(held) for held in one.parties],
        }
        for one in found
    ]


def _held(held: Held) -> Json:
    standing, control = held.standing, held.control
    return {
        "party_id": standing.party_id,
        "reached": standing.reached,
        "share": _share(standing.share),
        "owners": [_stake(stake) for stake in standing.direct],
        "records": [{**_stake(one.stake), "reached_without": one.without} for one in standing.supports],
        "part_over_all_paths": None if held.part is None else _share(held.part),
        "control": None
        if control is None
        else {"by": list(control.by), "how": control.how, "certain": control.certain},
    }


def _stake(stake: Stake) -> dict[str, Json]:
    return {
        "owner_id": stake.owner_id,
        "owned_id": stake.owned_id,
        "share": _share(stake.told),
        "periods": [
            {
                "from": None if row.span.since is None else str(row.span.since),
                "until": None if row.span.until is None else str(row.span.until),
            }
            for row in stake.rows
        ],
        "document_ids": list(dict.fromkeys(id_ for row in stake.rows for id_ in row.document_ids)),
    }


def _share(share: ShareRange) -> Json:
    return {"lo": round(float(share.lo.of_one), 6), "hi": round(float(share.hi.of_one), 6)}
