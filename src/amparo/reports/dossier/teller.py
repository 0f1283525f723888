"""How a finding is told: names for refs, dates and periods in words, reasons with the places they were read in."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from amparo.facts.case import Case
from amparo.facts.evidence import Evidence
from amparo.facts.ids import DocumentId, GoodId, ListId, LotId, MeasureId, PartyId, SiteId, Subject
from amparo.facts.listing import Listing, Snapshot
from amparo.facts.period import Period, Span
from amparo.findings.assessment import Assessment
from amparo.findings.reason import Reason
from amparo.findings.remedy import Deadline
from amparo.kernel.errors import Params, ParamValue
from amparo.remedies.catalogue import routes
from amparo.reports import paper
from amparo.reports.paper import Cell, Line, Mark
from amparo.text import regions
from amparo.wording import Wording

PLACES_SHOWN = 3
CONDITIONS = ("test-met", "test-open", "test-not-met")
# Signs of a test as a rule writes them, longest first, and the wording key of each.
OPERATORS = {
    "not-in": "not-in", "prefix": "prefix", "exists": "exists", "!=": "not", "<=": "most", ">=": "least", "in": "in",
    "=": "is", "<": "below", ">": "above",
}  # fmt: skip
# Reasons that are told once where they differ in this parameter only; ``reason.<code>-together`` says it of all.
FOLDED = {"list-not-kept": "list", "indicator-not-observed": "number", "indicator-unknown": "number",
          "indicator-present": "number"}  # fmt: skip
_REF = re.compile(r"(party|site|lot|good|shipment|listing|region|case):\S+")


@dataclass(frozen=True, slots=True)
class Named:
    """What something is called: its kind, its name, its names in other letters, and its ref in the bundle."""

    kind: str
    name: str
    others: tuple[str, ...] = ()
    ref: str = ""

    @property
    def line(self) -> Line:
        """Name and ref on one line."""
        ref = (paper.Span(f" {self.ref}", "mono"),) if self.ref else ()
        return (paper.Span(self.name, "strong"), *ref)

    @property
    def cell(self) -> Cell:
        """Name and ref, and the names in other letters below."""
        return (self.line, *(paper.plain(other) for other in self.others))


@dataclass(frozen=True, slots=True)
class Teller:
    """Everything that parts of the dossier need to speak: the findings, the file, the words, the measures' titles."""

    assessment: Assessment
    case: Case
    wording: Wording
    titles: Mapping[MeasureId, str]
    _places: Mapping[DocumentId, int] = field(init=False, repr=False)
    _numbers: Mapping[str, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Number documents and chains once: a long paper asks for each many times."""
        chains = reversed(list(enumerate(self.assessment.chains, 1)))
        object.__setattr__(self, "_places", {id_: number for number, id_ in enumerate(self.case.documents, 1)})
        object.__setattr__(self, "_numbers", {chain.id: number for number, chain in chains})

    def say(self, key: str, **params: ParamValue) -> str:
        """Return a sentence of the dossier."""
        return self.wording.say(f"dossier.{key}", **params)

    def label(self, family: str, code: str) -> str:
        """Return the label of a code, or the code itself where another room brought one without a label."""
        key = f"{family}.{code}"
        return self.wording.say(key) if self.wording.has(key) else code

    def day(self, day: date) -> str:
        """Return a day in words."""
        month = self.say(f"month.{day.month}")
        return self.say("day", day=day.day, month=month, year=day.year)

    def away(self, day: date) -> str:
        """Return how far a day is from the day of assessment."""
        days = (day - self.assessment.on).days
        if days == 0:
            return self.say("away.today")
        if abs(days) == 1:
            return self.say("away.tomorrow" if days > 0 else "away.yesterday")
        return self.say("away.days", days=days) if days > 0 else self.say("away.ago", days=-days)

    def period(self, period: Period | None) -> str:
        """Return an imprecise day in words; nothing where none is told."""
        if period is None:
            return ""
        first, last = period.first, period.last
        if period.is_day:
            return self.day(first)
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
            return str(first.year)
        if first.day == 1 and (first.year, first.month) == (last.year, last.month):
            return self.say("month-of", month=self.say(f"month.{first.month}"), year=first.year)
        return self.say("between", first=self.day(first), last=self.day(last))

    def span(self, span: Span) -> str:
        """Return from when until when something holds."""
        since, until = self.period(span.since), self.period(span.until)
        if since and until:
            return self.say("from-until", since=since, until=until)
        if since or until:
            return self.say("from", since=since) if since else self.say("until", until=until)
        return ""

    def because(self, reasons: Iterable[Reason]) -> Cell:
        """Return each reason as a line with the places where it can be checked; conditions of a rule as one line."""
        told = self._folded(list(dict.fromkeys(reasons)))
        lines = [self.reason(reason) for reason in told if reason.code not in CONDITIONS]
        return (*dict.fromkeys(lines), *self._conditions([reason for reason in told if reason.code in CONDITIONS]))

    def _folded(self, reasons: list[Reason]) -> list[Reason]:
        """Tell reasons once that differ only in where they were read, or in one thing that a sentence can say of many.

        Such a thing is the list that is not kept.
        """
        alike: dict[tuple[str, Params], list[Reason]] = {}
        for reason in reasons:
            differs = FOLDED.get(reason.code)
            rest = tuple(param for param in reason.params if param[0] != differs)
            alike.setdefault((reason.code, rest), []).append(reason)
        return [same[0] if len(same) == 1 else self._joined(same) for same in alike.values()]

    def _joined(self, same: list[Reason]) -> Reason:
        evidence = tuple(dict.fromkeys(item for reason in same for item in reason.evidence))
        if same[0].params == same[1].params:
            return Reason(same[0].code, same[0].params, evidence)
        differs = FOLDED[same[0].code]
        joined = ", ".join(dict.fromkeys(str(dict(reason.params)[differs]) for reason in same))
        params = tuple((key, joined if key == differs else value) for key, value in same[0].params)
        return Reason(f"{same[0].code}-together", params, evidence)

    def _conditions(self, reasons: list[Reason]) -> Cell:
        """Return the conditions that a rule set, met, open and not met, each kind on a line."""
        lines: list[Line] = []
        for code in CONDITIONS:
            tests = dict.fromkeys(self._condition(dict(reason.params)) for reason in reasons if reason.code == code)
            if tests:
                lines.append((paper.Span(f"{self.say(f'condition.{code}')} {'; '.join(tests)}", "quiet"),))
        return tuple(lines)

    def _condition(self, params: Mapping[str, ParamValue]) -> str:
        fact, test = str(params.get("fact", "")), str(params.get("test", ""))
        asked = test.removeprefix(fact).strip()
        for sign, key in OPERATORS.items():
            if asked.startswith(f"{sign} "):
                asked = self.say(f"operator.{key}", value=asked.removeprefix(sign).strip())
                break
        return f"{self.wording.fact(fact)} {asked}"

    def reason(self, reason: Reason) -> Line:
        """Return one reason and its evidence, names put beside ids."""
        params = {key: self._beside(key, value) for key, value in reason.params}
        sentence = self.wording.because(reason.code, params)
        places = list(dict.fromkeys(self.evidence(item) for item in reason.evidence))
        more = len(places) - PLACES_SHOWN
        rest = (paper.Span(f" +{more}", "quiet"),) if more > 0 else ()
        joined = tuple(part for place in places[:PLACES_SHOWN] for part in (paper.Span(" "), place))
        return (paper.Span(sentence[:1].upper() + sentence[1:]), *joined, *rest)

    def _beside(self, key: str, value: ParamValue) -> ParamValue:
        """Return a parameter with the name of what it names: ``party:P7``, a party's or site's id, a region."""
        if not isinstance(value, str):
            return value
        if _REF.fullmatch(value):
            found = self.ref(value)
            return found.name if found.ref in {"", found.name} else f"{found.name} ({found.ref})"
        kind = {"party": "party", "owner": "party", "owned": "party", "site": "site"}.get(key, "")
        named = self.ref(f"{kind}:{value}").name if kind else value
        if named != value:
            return f"{named} ({value})"
        return f"{regions.name(value)} ({value})" if key == "region" and regions.name(value) else value

    def evidence(self, item: Evidence) -> paper.Span:
        """Return where a fact was read, linked where the paper lists it."""
        kind, _, rest = item.source.partition(":")
        if kind == "document":
            return paper.Span(
                f"[{self.short_document(DocumentId(rest))}]", "quiet", self.document_anchor(DocumentId(rest))
            )
        if kind == "list":
            list_id, _, day = rest.partition("@")
            place = " ".join(part for part in (list_id, day, item.locator) if part)
            return paper.Span(f"[{place}]", "quiet", self.list_anchor(ListId(list_id)))
        if kind == "chain":
            return paper.Span(f"[{self.chain(rest)}]", "quiet", "chains")
        return paper.Span(f"[{' '.join(part for part in (rest or kind, item.locator) if part)}]", "quiet")

    def chain(self, chain_id: str) -> str:
        """Return the short name of a chain: its number among all, for ids are long."""
        place = self._numbers.get(chain_id)
        return chain_id if place is None else self.say("chain", id=place)

    def document_anchor(self, document_id: DocumentId) -> str:
        """Return the anchor of a document on file; empty where it is not listed."""
        place = self._places.get(document_id)
        return "" if place is None else f"document-{place}"

    def list_anchor(self, list_id: ListId) -> str:
        """Return the anchor of a list among the sources; empty where it was not looked at."""
        ids = [snapshot.list_id for snapshot in self.assessment.snapshots]
        return f"list-{ids.index(list_id) + 1}" if list_id in ids else ""

    def short_document(self, document_id: DocumentId) -> str:
        """Return a document's id and kind."""
        document = self.case.documents.get(document_id)
        kind = self.say("document-unlisted") if document is None else self.label("document", document.kind)
        return f"{document_id} {kind}"

    def documents(self, ids: Iterable[DocumentId]) -> Cell:
        """Return documents as links, one after the other; those not on file are marked."""
        found = [self._document(document_id) for document_id in dict.fromkeys(ids)]
        parted = tuple(part for line in found for part in (*line, paper.Span("; ")))
        return (parted[:-1],) if parted else ()

    def papers(self, ids: Iterable[DocumentId]) -> Cell:
        """Return documents by id alone, as links to where they are listed; those not on file are marked."""
        parts: list[paper.Span | Mark] = []
        for document_id in dict.fromkeys(ids):
            document = self.case.documents.get(document_id)
            parts.append(paper.Span(f"{document_id} ", "plain", self.document_anchor(document_id)))
            if document is None or not document.present:
                parts += [Mark(self.say("mark.not-in-file"), "dashed"), paper.Span(" ")]
        return (tuple(parts),) if parts else ()

    def _document(self, document_id: DocumentId) -> Line:
        document = self.case.documents.get(document_id)
        name = paper.Span(self.short_document(document_id), "plain", self.document_anchor(document_id))
        if document is not None and document.present:
            return (name,)
        return (name, paper.Span(" "), Mark(self.say("mark.not-in-file"), "dashed"))

    def party(self, party_id: PartyId) -> Named:
        """Return what a party is called, with its names in other letters."""
        party = self.case.parties.get(party_id)
        if party is None:
            return Named(self.say("kind.party"), str(party_id), (), f"party:{party_id}")
        others = tuple(
            name.text for name in party.names[1:] if name.kind in {"original", "former"} or not name.text.isascii()
        )
        return Named(self.label("dossier.schema", party.schema), party.name, others, f"party:{party_id}")

    def subject(self, subject: Subject) -> Named:
        """Return what a subject is called."""
        return self.ref(str(subject))

    def ref(self, ref: str) -> Named:
        """Return what ``lot:L1``, ``party:P7``, ``region:CN-XJ`` or ``listing:<list>/<id>`` is called."""
        kind, _, key = ref.partition(":")
        if kind == "party":
            return self.party(PartyId(key))
        if kind == "listing":
            return self._listing(key)
        if kind == "region":
            others = (native,) if (native := regions.native_name(key)) else ()
            return Named(self.say("kind.region"), regions.name(key) or key, others, key)
        if kind == "case":
            return Named(self.say("kind.case"), self.case.title)
        return Named(self.label("dossier.kind", kind), self._name(kind, key) or key, (), ref)

    def _name(self, kind: str, key: str) -> str:
        if kind == "lot":
            lot = self.case.lots.get(LotId(key))
            good = None if lot is None else self.case.goods.get(lot.good_id)
            return "" if good is None else good.name
        named = {"good": self.case.goods.get(GoodId(key)), "site": self.case.sites.get(SiteId(key))}.get(kind)
        return "" if named is None else named.name

    def _listing(self, key: str) -> Named:
        found = self.listing(key)
        if found is None:
            return Named(self.say("kind.listing"), key)
        snapshot, listing = found
        kind = self.say("kind.sample-listing" if snapshot.sample else "kind.listing")
        others = tuple(name.text for name in listing.names[1:] if not name.text.isascii())
        return Named(kind, listing.name, (*others, snapshot.title), str(listing.id))

    def listing(self, key: str) -> tuple[Snapshot, Listing] | None:
        """Return the entry that ``<list id>/<listing id>`` (or the listing id alone) names, and its snapshot."""
        list_id, _, rest = key.partition("/")
        for snapshot in self.assessment.snapshots:
            wanted = rest if snapshot.list_id == list_id else key
            found = next((listing for listing in snapshot.listings if listing.id == wanted), None)
            if found is not None:
                return snapshot, found
        return None

    def measure(self, measure_id: str) -> str:
        """Return a measure's title, or its id where none is known."""
        return self.titles.get(MeasureId(measure_id), measure_id)

    def step(self, deadline: Deadline) -> str:
        """Return what is to be done by a date, as its route tells it."""
        route = routes().get(deadline.route_id)
        rule = None if route is None else next((rule for rule in route.deadlines if rule.step == deadline.step), None)
        told = deadline.step if rule is None else rule.what
        return told[:1].upper() + told[1:]

    def table(self, key: str, columns: tuple[tuple[str, int], ...], rows: Iterable[tuple[Cell, ...]]) -> paper.Table:
        """Return a table whose caption and headings are ``dossier.<key>.caption`` and ``dossier.<key>.<column>``."""
        heads = tuple(paper.Column(self.say(f"{key}.{column}"), weight) for column, weight in columns)
        return paper.Table(self.say(f"{key}.caption"), heads, tuple(rows))

    def unconfirmed(self, *, shown: bool) -> Line:
        """Return the mark of what is not confirmed, where it is to be shown."""
        return (Mark(self.say("mark.unconfirmed"), "dashed"),) if shown else ()
