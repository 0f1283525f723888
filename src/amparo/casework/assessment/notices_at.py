"""Which notices of the law concern this user at this command: by what binds them, their role, and what was found."""

from collections.abc import Callable, Mapping

from amparo.casework.acknowledging import asked
from amparo.facts.case import Case
from amparo.facts.evidence import Evidence
from amparo.findings.assessment import Assessment
from amparo.findings.exposure import Caution
from amparo.findings.reason import Reason, because
from amparo.law.notices import Notice

# Roles that may act for, help or pay a listed party, whoever is found on a list in this case.
HELPING = frozenset({"listed-enterprise", "counsel", "legal-aid", "support-office", "worker-representative", "broker"})
OWN_GOODS = frozenset({"importer", "exporter"})
MET = frozenset({"confirmed", "probable", "possible", "contradicted"})

Condition = Callable[[Case, Assessment], bool]


def _listed(case: Case, found: Assessment) -> bool:
    return case.role in HELPING or any(hit.decision != "rejected-by-user" for hit in found.hits)


def _for_others(case: Case, _: Assessment) -> bool:
    return case.role not in OWN_GOODS


def _personal(case: Case, _: Assessment) -> bool:
    return bool(case.indicators or case.claims)


def _suspected(_: Case, found: Assessment) -> bool:
    return any(one.verdict in MET and one.subject.kind in {"lot", "good"} for one in found.exposures)


def _missing(_: Case, found: Assessment) -> bool:
    return bool(found.gaps)


def _always(_: Case, __: Assessment) -> bool:
    return True


CONDITIONS: Mapping[str, Condition] = {
    "deal-with-listed-party": _listed,
    "deal-under-suspicion": _suspected,
    "hold-personal-data": _personal,
    "survey-supply-chain": _missing,
    "deal-with-auditor": _missing,
    "send-data-to-foreign-authority": _always,
    "file-statement": _always,
    "prepare-customs-filing": _for_others,
    "complain": _always,
}
AT: Mapping[str, tuple[str, ...]] = {
    "assess": (
        "deal-with-listed-party", "deal-under-suspicion", "hold-personal-data", "survey-supply-chain",
        "deal-with-auditor", "send-data-to-foreign-authority", "prepare-customs-filing",
    ),
    "trace": ("deal-with-listed-party", "survey-supply-chain", "send-data-to-foreign-authority"),
    "remedies": (
        "deal-with-listed-party", "prepare-customs-filing", "file-statement", "send-data-to-foreign-authority",
        "complain",
    ),
}  # fmt: skip


def notices_at(command: str, case: Case, found: Assessment) -> tuple[Notice, ...]:
    """Return the notices that concern the user of a case at a command, each once, in the order of the steps.

    Args:
        command: a key of :data:`AT`.
        case: whose role and jurisdictions decide.
        found: what the step may touch: listed parties, goods under suspicion, papers to ask for.
    """
    steps = (step for step in AT[command] if CONDITIONS[step](case, found))
    return asked(steps, case.jurisdictions)


def as_cautions(found: tuple[Notice, ...]) -> tuple[Caution, ...]:
    """Return notices as cautions of an assessment, under the code that stays the same whatever law speaks."""
    return tuple(Caution(one.code, (_told(one),)) for one in found)


def _told(one: Notice) -> Reason:
    words = {"about": one.about, "text": one.text.rstrip("."), "citation": one.citation}
    source = Evidence(f"law:{one.id}")
    return because("notice", source, **words) if one.confirmed else because("notice-unconfirmed", source, **words)
