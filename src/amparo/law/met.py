"""The measures met, told as facts for the rules that rest on them."""

from collections.abc import Iterable

from amparo.criteria import Known
from amparo.facts.ids import MeasureId
from amparo.law.catalogue import measures


def exposure_facts(measure_ids: Iterable[str], verdicts: Iterable[str] = ()) -> dict[str, Known]:
    """Return ``exposure.measures``, ``exposure.jurisdictions``, ``exposure.effects`` and ``exposure.verdicts``.

    Args:
        measure_ids: measures met; an id the register does not know tells itself only.
        verdicts: verdicts of the exposures, where known; ``exposure.verdicts`` is left out otherwise.
    """
    met = sorted(set(measure_ids))
    known = [measures()[MeasureId(name)] for name in met if name in measures()]
    facts = {
        "exposure.measures": Known(tuple(met)),
        "exposure.jurisdictions": Known(tuple(sorted({code for one in known for code in one.jurisdictions}))),
        "exposure.effects": Known(tuple(sorted({effect.kind for one in known for effect in one.effects}))),
    }
    if told := tuple(sorted(set(verdicts))):
        facts["exposure.verdicts"] = Known(told)
    return facts
