"""What has been decided about hits, held against the hits of a run: set aside, lapsed with what changed, or nothing."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from amparo.archive.suppressions import Suppression
from amparo.casework.pair_prints import differing, name_part, same_asker
from amparo.wording.catalogue import Wording

State = Literal["none", "rejected", "lapsed"]


@dataclass(frozen=True, slots=True)
class Judged:
    """What was decided of a hit. ``changed`` names the fields that differ from when it was set aside."""

    state: State = "none"
    entry: Suppression | None = None
    changed: tuple[str, ...] = ()

    def sentence(self, wording: Wording) -> str:
        """Return the reason for the decision, or why it no longer holds."""
        if self.entry is None:
            return ""
        told = {"by": self.entry.by, "on": self.entry.on, "reason": self.entry.reason.rstrip(".")}
        if self.state == "rejected":
            return wording.say("suppression.rejected", **told)
        if self.changed == ("key",):
            return wording.say("suppression.other-reference", **told)
        fields = ", ".join(wording.say(f"suppression.field.{field}") for field in self.changed)
        return wording.say("suppression.lapsed", **told, fields=fields)


_NONE = Judged()


class Suppressing:
    """The standing suppressions, by listing."""

    def __init__(self, standing: Iterable[Suppression] = ()) -> None:
        self._by_listing: dict[tuple[str, str], list[Suppression]] = defaultdict(list)
        names: Counter[str] = Counter()
        for entry in standing:
            self._by_listing[entry.list_id, entry.listing_id].append(entry)
            names[name_part(entry.pair)] += 1
        self.most = max(names.values(), default=0)
        """The most suppressions of one name: so many hits may be set aside in one row."""

    def judge(self, list_id: str, listing_id: str, pair: str) -> Judged:
        """Return what was decided of a hit.

        A decision holds while both records are as they were. It has lapsed where the customer is the same, by
        reference or by name, and something else differs; the newest one is told.
        """
        lapsed = _NONE
        for entry in self._by_listing.get((list_id, listing_id), ()):
            changed = differing(entry.pair, pair)
            if not changed:
                return Judged("rejected", entry)
            if same_asker(entry.pair, pair):
                lapsed = Judged("lapsed", entry, changed)
        return lapsed


NOTHING_DECIDED = Suppressing()
"""No hit has been set aside."""
