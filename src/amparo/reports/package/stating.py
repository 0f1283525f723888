"""What papers are told to state of a party: its names, its address, its numbers, and the addresses of its works.

The case's own tables say what the user knows; a paper states only what was read off it (`facts.document.Stated`). So
each of these is a statement of its own, carried by the paper that bears the very same letters and digits, and by no
other. A number for which nothing can be read off a paper (an LEI) is carried by none.
"""

import unicodedata
from collections.abc import Iterable, Iterator

from amparo.facts.document import Document
from amparo.facts.ids import DocumentId, PartyId, Subject
from amparo.facts.party import Identifier
from amparo.facts.site import Site
from amparo.findings.reason import Reason, because
from amparo.reports.package.carrying import Carrying
from amparo.reports.package.model import Statement
from amparo.tracing.rows import row

OF_PARTY = ("package-party", "package-party-name", "package-party-address", "package-party-number")


def identity(carrying: Carrying, party_id: PartyId, papers: Iterable[DocumentId]) -> tuple[Statement, ...]:
    """Return what is told of who a party is, each with the paper that states it.

    Args:
        carrying: the papers of the case, as far as they are filed.
        party_id: of whom.
        papers: those to look through beside the papers about the party itself, in this order.

    Returns:
        That a paper about it is on file, where there is one; then each name, the address, each number. A statement
        is cited to the first paper that carries it.
    """
    return tuple(_identity(carrying, party_id, papers))


def _identity(carrying: Carrying, party_id: PartyId, papers: Iterable[DocumentId]) -> Iterator[Statement]:
    party, subject = carrying.case.parties[party_id], Subject("party", party_id)
    about = carrying.of_party(party_id)
    known = _looked_through(carrying, (*about, *papers))
    if about:
        yield carrying.statement(because("package-party", *row(party.at), party=party.name), subject, "site", about)
    for name in party.names:
        reason = because("package-party-name", *row(party.at), party=party.name, told=name.text)
        bearing = (one for one in known if folded(name.text) in map(folded, one.states.issuer_name))
        yield _stated(reason, subject, bearing, about)
    if party.address:
        reason = because("package-party-address", *row(party.at), party=party.name, address=party.address)
        yield _stated(reason, subject, _at_address(carrying, party_id, party.address, known), about)
    for number in party.identifiers:
        reason = because(
            "package-party-number", *row(party.at), party=party.name, scheme=number.scheme, value=number.value
        )
        yield _stated(reason, subject, (one for one in known if _bears(one, number)), about)


def works(carrying: Carrying, site: Site, papers: Iterable[DocumentId]) -> Iterator[Statement]:
    """Yield where a site lies, if it has an address of its own, with the paper that states it."""
    party = carrying.case.parties[site.party_id]
    if not site.address or folded(site.address) == folded(party.address or ""):
        return
    about = carrying.of_site(site.id)
    known = _looked_through(carrying, (*about, *papers))
    name = site.name or site.id
    reason = because("package-site-address", *row(site.at), site=name, party=party.name, address=site.address)
    yield _stated(reason, Subject("site", site.id), _at_address(carrying, site.party_id, site.address, known), about)


def states_address(carrying: Carrying, party_id: PartyId, address: str, papers: Iterable[DocumentId]) -> bool:
    """Whether one of ``papers`` of a party states an address."""
    return any(True for _ in _at_address(carrying, party_id, address, _looked_through(carrying, papers)))


def folded(text: str) -> str:
    """Return the letters and digits of ``text``, wide forms and capitals told alike."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum())


def _looked_through(carrying: Carrying, papers: Iterable[DocumentId]) -> tuple[Document, ...]:
    """Return the papers that are filed, each followed by its translations."""
    documents = carrying.case.documents
    found: dict[DocumentId, None] = {}
    for one in carrying.usable(papers):
        found[one] = None
        found |= dict.fromkeys(carrying.translations_of(one))
    return tuple(documents[one] for one in found)


def _at_address(carrying: Carrying, party_id: PartyId, address: str, known: Iterable[Document]) -> Iterator[Document]:
    """Yield the papers that a party issued, or that are about it, and that bear the address."""
    about = set(carrying.of_party(party_id))
    names = {folded(name.text) for name in carrying.case.parties[party_id].names}
    for one in known:
        its_own = one.issuer_id == party_id or {one.id, one.translation_of} & about
        named = names & set(map(folded, one.states.issuer_name))
        if (its_own or named) and folded(one.states.issuer_address) == folded(address) != "":
            yield one


def _bears(document: Document, number: Identifier) -> bool:
    stated = {"uscc": (document.states.issuer_uscc,), "mid": document.states.mid}.get(number.scheme, ())
    return folded(number.value) in map(folded, stated)


def _stated(reason: Reason, subject: Subject, bearing: Iterable[Document], about: tuple[DocumentId, ...]) -> Statement:
    found = tuple(one.id for one in bearing)[:1]
    return Statement(reason, subject, found, tuple(one for one in about if one not in found))
