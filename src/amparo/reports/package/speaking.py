"""How a package speaks: the dossier's teller, exhibits by their numbers, and its own wording.

Statements are kept with codes and ISO dates; here they become words. What the case does not tell is left out of the
sentence, never shown as a blank.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from amparo.facts.document import Document
from amparo.facts.ids import DocumentId, LotId, PartyId, SiteId
from amparo.facts.period import Period
from amparo.facts.quantity import Quantity
from amparo.findings.assessment import Assessment
from amparo.findings.reason import Reason
from amparo.kernel.errors import ParamValue
from amparo.reports import paper
from amparo.reports.dossier.teller import Teller
from amparo.reports.package.model import Draft, Statement
from amparo.reports.package.stating import OF_PARTY, folded
from amparo.reports.paper import Cell, Line
from amparo.text import regions
from amparo.tracing.commodities import commodities

_LABELLED = {"interest": "interest", "scheme": "number"}
_DAYS = frozenset({"when", "shipped", "received", "day"})
# Parts of a sentence that stand only where the case tells them.
MADE = ("package-lot-won", "package-lot-starts", "package-lot-made")
_PARTS = ("site", "place", "when", "shipped", "received", "lading", "container", "address")


@dataclass(frozen=True, slots=True)
class Speaker:
    """A draft and the teller of its case.

    ``shown`` are the parts of the layout that hold something, ``notes`` what the internal report tells first.
    """

    draft: Draft
    teller: Teller
    shown: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()

    def say(self, key: str, **params: ParamValue) -> str:
        """Return a sentence of packages."""
        return self.teller.wording.say(f"package.{key}", **params)

    def kind(self, family: str, code: str) -> str:
        """Return a label of packages; a code without one in plain letters."""
        key = f"package.{family}.{code}"
        return self.teller.wording.say(key) if self.teller.wording.has(key) else code.replace("-", " ")

    def of_route(self, family: str) -> str:
        """Return a text of the route's own where there is one, else of its layout."""
        own = f"{family}.{self.draft.route.route_id}"
        return own if self.teller.wording.has(f"package.{own}") else f"{family}.{self.draft.layout.id}"

    def early(self) -> bool:
        """Whether a step of the route that the filing takes would be taken before its period opens."""
        return premature(self.draft, self.teller.assessment)

    def asked(self) -> str:
        """Return what is asked; of what has not happened yet it is not said that it has."""
        return self.say(self.of_day("asked"))

    def of_day(self, family: str) -> str:
        """Return the key of a text of the route; that for a paper made ahead of its day where there is one."""
        key = self.of_route(family)
        ahead = f"{key}-ahead"
        return ahead if self.early() and self.teller.wording.has(f"package.{ahead}") else key

    def numbers(self, ids: Iterable[DocumentId]) -> tuple[int, ...]:
        """Return the exhibit numbers of documents, ascending; those that are no exhibit are passed over."""
        wanted = set(ids)
        found = self.draft.exhibits
        return tuple(exhibit.number for exhibit in found if wanted & {one.id for one in exhibit.documents})

    def exhibits(self, ids: Iterable[DocumentId]) -> str:
        """Return documents as exhibit numbers, runs drawn together; nothing where none is an exhibit."""
        numbers = self.numbers(ids)
        return self.say("exhibit", numbers=ranges(numbers)) if numbers else ""

    def made(self) -> frozenset[LotId]:
        """Return the lots whose making the filing states."""
        return frozenset(LotId(one["lot"]) for code in MADE for one in self._stated(code))

    def used(self) -> frozenset[tuple[LotId, LotId]]:
        """Return the uses that the filing states: output lot and input lot."""
        return frozenset((LotId(one["lot"]), LotId(one["input"])) for one in self._stated("package-lot-used"))

    def moved(self) -> frozenset[str]:
        """Return the shipments that the filing states."""
        return frozenset(one["shipment"] for one in self._stated("package-lot-moved"))

    def _stated(self, code: str) -> list[dict[str, str]]:
        said = (one.reason for step in self.draft.steps for one in step.statements)
        return [{key: str(value) for key, value in reason.params} for reason in said if reason.code == code]

    def sentence(self, statement: Statement) -> str:
        """Return what a statement says."""
        return self.reason(statement.reason)

    def reason(self, reason: Reason) -> str:
        """Return a reason in words: dates, amounts and places told, what is not known left out."""
        known = {key: self._told(key, value) for key, value in reason.params}
        for key in ("place", "address"):
            if key in known:
                known[key] = known[key] or self.region(str(known.get("region", "")))
        for key in _PARTS:
            if key in known:
                known[key] = self.say(f"part.{key}", told=known[key]) if known[key] else ""
        for key in ("party", "sender", "receiver"):
            if known.get(key) == "":
                known[key] = self.say(f"unnamed.{key}")
        if known.get("quantity") == "":
            known["quantity"] = self.say("unnamed.quantity")
        if reason.code == "package-indicator":
            known["where"] = self.teller.ref(f"site:{known['where']}").name
            known["indicator"] = self.teller.say(f"indicator.{known['indicator']}")
            known["assessment"] = self.teller.say(f"assessment.{known['assessment']}")
        if reason.code == "package-event":
            known["kind"] = self.kind("event", str(known["kind"]))
        return self.teller.wording.because(reason.code, known)

    def _told(self, key: str, value: ParamValue) -> ParamValue:
        if key in _DAYS:
            return self.days(str(value))
        if key == "quantity":
            return self.amount(str(value))
        if key in _LABELLED:
            return self.kind(_LABELLED[key], str(value))
        return value

    def days(self, told: str) -> str:
        """Return ``2026-05-13`` or ``2026-05-13/2026-06-01`` in words."""
        if not told:
            return ""
        first, _, last = told.partition("/")
        begun, ended = date.fromisoformat(first), date.fromisoformat(last or first)
        if begun != ended and begun.day > 1 and (begun.year, begun.month) == (ended.year, ended.month):
            return self.say("days", first=begun.day, last=self.teller.day(ended))
        return self.teller.period(Period(begun, ended))

    def amount(self, told: Quantity | str | None) -> str:
        """Return a quantity with the name of its unit."""
        figure, _, unit = str(told or "").partition(" ")
        return f"{figure} {self.kind('unit', unit)}" if unit else figure

    def region(self, code: str) -> str:
        """Return a region's or country's code as a name with its country."""
        name = regions.name(code) if code else ""
        if name is None:
            return code.upper()
        if not name:
            return ""
        country = (regions.canonical(code) or code).partition("-")[0]
        return f"{name}, {country}" if len(country) == 2 else name  # noqa: PLR2004 - ISO 3166-1 alpha-2

    def told_of(self, party_id: PartyId) -> tuple[Statement, ...]:
        """Return what the filing states of who a party is and where its works lie."""
        steps = (one for step in self.draft.steps for one in step.statements)
        sites = {site.id for site in self.teller.case.sites.values() if site.party_id == party_id}
        return tuple(
            one
            for one in (*steps, *self.draft.identities)
            if (one.reason.code in OF_PARTY and one.subject.id == party_id)
            or (one.reason.code == "package-site-address" and one.subject.id in sites)
        )

    def addresses(self, party_id: PartyId) -> frozenset[str]:
        """Return the addresses of a party and its works that the filing states, letters and digits only."""
        told = (dict(one.reason.params).get("address", "") for one in self.told_of(party_id))
        return frozenset(folded(str(one)) for one in told if one)

    def names(self, party_id: PartyId) -> tuple[str, ...]:
        """Return the name by which statements call a party, then its others that a paper on file bears."""
        stated = [dict(one.reason.params) for one in self.told_of(party_id) if one.reason.code == "package-party-name"]
        return tuple(dict.fromkeys((self.teller.party(party_id).name, *(str(one["told"]) for one in stated))))

    def party(self, party_id: PartyId) -> Cell:
        """Return a party's names as papers on file bear them, without the file's own id."""
        first, *others = self.names(party_id)
        return (paper.plain(first, "strong"), *(paper.plain(other) for other in others))

    def issuer(self, document: Document) -> Cell:
        """Return who issued a paper: by the file, else by the paper's own words; told as not told where neither is."""
        if document.issuer_id is not None:
            return paper.one(self.teller.party(document.issuer_id).name)
        if document.translation_of is not None:
            return paper.one(self.say("exhibits.no-translator"), "quiet")
        if document.states.issuer_name:
            return paper.one(", ".join(document.states.issuer_name))
        return paper.one(self.say("exhibits.no-issuer"), "quiet")

    def published(self, source: str) -> str:
        """Return a published list that a claim is taken from by its title, publisher and day; else the words told."""
        for one in self.teller.case.samples:
            file, _, place = source.partition(",")
            if file.strip().rpartition("/")[2].partition(".")[0] == one.list_id:
                day = self.teller.day(one.as_of)
                entry = place.strip() or self.say("claims.no-place")
                return self.say("claims.published", title=one.title, publisher=one.publisher, day=day, place=entry)
        return source

    def site(self, site_id: SiteId | None) -> str:
        """Return where something was made: the site's name and its region."""
        site = None if site_id is None else self.teller.case.sites.get(site_id)
        if site is None:
            return ""
        region = self.region(site.region or site.country or "") if site.region or site.country else ""
        return ", ".join(part for part in (site.name, region) if part)

    def lot(self, lot_id: LotId) -> Line:
        """Return a lot as its good and its number."""
        good = self.teller.case.goods[self.teller.case.lots[lot_id].good_id].name
        return (paper.Span(good, "strong"), paper.Span(f" {self.say('lot', lot=lot_id)}", "quiet"))

    def stages(self, told: str) -> str:
        """Return ``cotton/ginning`` as the stage's name; several joined; a tariff number as it is."""
        names = []
        for word in told.split():
            commodity, _, stage_id = word.partition("/")
            known = commodities().get(commodity)
            stage = next((one for one in known.stages if one.id == stage_id), None) if known else None
            names.append(word if stage is None else stage.name)
        return " / ".join(dict.fromkeys(names)) or "-"

    def statement(self, statement: Statement) -> Line:
        """Return a statement with its exhibits."""
        line: Line = (paper.Span(self.sentence(statement)),)
        cited = self.cited(statement)
        return (*line, paper.Span(" "), *cited) if cited else line

    def cited(self, statement: Statement) -> Line:
        """Return the exhibits of a statement, linked to their list; nothing where it needs none."""
        numbers = self.numbers(statement.on_file)
        if not numbers:
            return ()
        return (paper.Span(self.exhibits(statement.on_file), "quiet", f"exhibit-{numbers[0]}"),)

    def table(self, key: str, columns: tuple[tuple[str, int], ...], rows: Iterable[tuple[Cell, ...]]) -> paper.Table:
        """Return a table whose caption and headings are ``package.<key>.caption`` and ``package.<key>.<column>``."""
        heads = tuple(paper.Column(self.say(f"{key}.{column}"), weight) for column, weight in columns)
        return paper.Table(self.say(f"{key}.caption"), heads, tuple(rows))

    def paragraph(self, key: str, **params: ParamValue) -> paper.Paragraph:
        """Return a sentence as a paragraph."""
        return paper.Paragraph(paper.plain(self.say(key, **params)))

    def steps(self, numbers: Iterable[int]) -> str:
        """Return step numbers in words: ``step 3``, ``steps 3-5``."""
        found = tuple(numbers)
        return self.say("steps-told" if len(found) > 1 else "step-told", numbers=ranges(found)) if found else ""


def premature(draft: Draft, assessment: Assessment) -> bool:
    """Whether a step of a draft's route opens only after the day of the assessment."""
    return any(one.premature for one in assessment.deadlines if one.route_id == draft.route.route_id)


def ranges(numbers: Iterable[int]) -> str:
    """Return ascending numbers as text: ``1-3, 5``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1] = [runs[-1][0], number]
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[1]}" for run in runs)
