"""What screening is held to: each row of the table, where its number stands, and what is to be reached."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Row:
    """``path`` leads to the number in what was measured of a matcher; ``least``: the number is to be at least this."""

    id: str
    what: str
    path: tuple[str, ...]
    to_reach: float
    least: bool = True

    def value(self, found: Mapping[str, Any]) -> float | None:
        at: Any = found
        for step in self.path:
            if not isinstance(at, Mapping) or step not in at:
                return None
            at = at[step]
        return float(at)

    def met(self, value: float) -> bool:
        return value >= self.to_reach if self.least else value <= self.to_reach


ROWS = (
    Row("name-pairs", "name pairs, F1", ("name_pairs", "all", "f1"), 0.87),
    Row("name-pairs-people", "name pairs, people, F1", ("name_pairs", "Person", "f1"), 0.72),
    Row("name-pairs-companies", "name pairs, companies, F1", ("name_pairs", "Company", "f1"), 0.93),
    Row("name-pairs-strong", "name pairs, STRONG, accuracy", ("name_pairs", "STRONG", "accuracy"), 1.0),
    Row("entity-checks", "entity checks, accuracy", ("entity_checks", "accuracy"), 0.94),
    Row("ssb-people-recall", "peer benchmark, people, recall", ("peer_benchmark_Person", "recall"), 0.92),
    Row(
        "ssb-people-false", "peer benchmark, people, false alarms",
        ("peer_benchmark_Person", "false_alarms"), 0.15, False,
    ),
    Row("ssb-orgs-recall", "peer benchmark, organisations, recall", ("peer_benchmark_Organization", "recall"), 0.92),
    Row(
        "ssb-orgs-false", "peer benchmark, organisations, false alarms",
        ("peer_benchmark_Organization", "false_alarms"), 0.15, False,
    ),
    Row("own-dev-recall", "Chinese and Uyghur pairs, recall", ("pairs_dev", "all", "recall"), 0.92),
    Row("own-dev-precision", "Chinese and Uyghur pairs, precision", ("pairs_dev", "all", "precision"), 0.95),
    Row("own-sealed-recall", "the same, sealed third, recall", ("pairs_sealed", "all", "recall"), 0.92),
    Row("own-sealed-precision", "the same, sealed third, precision", ("pairs_sealed", "all", "precision"), 0.95),
    Row("perturbed-found", "1,000 changed names, in the first ten", ("perturbed", "all", "in_first_10"), 0.995),
    Row("perturbed-alerted", "1,000 changed names, alerted", ("perturbed", "all", "alerted"), 0.95),
    Row("negatives", "negatives alerted, name only", ("negatives", "alerted"), 0.004, False),
    Row("negatives-more", "negatives alerted, with birth date and country", ("negatives", "with_more"), 0.0005, False),
    Row("bulk", "names a second, bulk, two cores, 60,000 listed", ("speed", "bulk_names_a_second"), 5000),
    Row("growth", "cost of a name at ten times the list", ("speed", "cost_growth_6000_to_60000"), 2.0, False),
    Row("single-p50", "one query in process, p50, ms", ("speed", "p50_ms"), 0.5, False),
    Row("single-p99", "one query in process, p99, ms", ("speed", "p99_ms"), 3.0, False),
    Row("start", "start from a built index and first query, s", ("speed", "start_s"), 1.0, False),
    Row("memory", "memory with 100,000 entities, MB", ("speed", "memory_mb"), 400, False),
    Row("million-memory", "a million rows of csv: peak memory, MB", ("million", "peak_memory_mb"), 1000, False),
    Row("million-lost", "the same, killed twice: rows lost or doubled", ("million", "rows_lost_or_doubled"), 0, False),
)  # fmt: skip
