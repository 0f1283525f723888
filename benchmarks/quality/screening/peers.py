"""The peers: plain string scores in this process, nomenklatura's logic-v2 in an environment of its own.

That environment (``.venv/peers``) is made at the first run and thrown away with ``make clean``. logic-v2 needs PyICU,
which has no wheel: it is built where a compiler and ICU's headers are, and where they are not the peer is left out and
the table says why.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz import fuzz, process
from rapidfuzz.distance import JaroWinkler

from amparo.facts.listing import Listing
from amparo.screening.match import Query

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
HOME = ROOT / ".venv" / "peers"
_ALONE = ("sanctions-screening-benchmark==0.1.0", "SanctionToolkit==0.1")
_MATCHER = "nomenklatura==4.17.4"
_CHUNK = 250
BEST = 10
Found = list[tuple[str, int]]


@dataclass(frozen=True)
class Plain:
    """A plain string score, held against every name there is."""

    name: str
    scorer: Any
    most: float
    whole_lists: bool = True  # else held against pairs and short pools only: a whole list takes it half an hour

    def pair(self, one: str, other: str) -> int:
        return round(self.scorer(one.lower(), other.lower()) / self.most * 1000)

    def pairs(self, rows: Sequence[tuple[str, str, str]]) -> list[int]:
        return [self.pair(one, other) for _, one, other in rows]

    def search(self, listings: Sequence[Listing], queries: Sequence[Query]) -> list[Found]:
        owners = np.array([at for at, one in enumerate(listings) for _ in one.names])
        names = [name.text.lower() for one in listings for name in one.names]
        found: list[Found] = []
        for at in range(0, len(queries), _CHUNK):
            asked = [query.names[0].lower() for query in queries[at : at + _CHUNK]]
            for row in process.cdist(asked, names, scorer=self.scorer, dtype=np.float32, workers=1):
                best: dict[int, int] = {}
                for place in np.argsort(-row, kind="stable")[: BEST * 8].tolist():
                    best.setdefault(int(owners[place]), round(float(row[place]) / self.most * 1000))
                found.append([(listings[owner].id, score) for owner, score in list(best.items())[:BEST]])
        return found


PLAIN = (
    Plain("WRatio", fuzz.WRatio, 100, whole_lists=False),
    Plain("token_sort_ratio", fuzz.token_sort_ratio, 100),
    Plain("Jaro-Winkler", JaroWinkler.similarity, 1),
)


class LogicV2:
    """nomenklatura's matcher behind its own blocking."""

    name = "logic-v2"
    whole_lists = True

    def __init__(self) -> None:
        self.seconds = 0.0

    def pairs(self, rows: Sequence[tuple[str, str, str]]) -> list[int]:
        return [round(score * 1000) for score in ask("pairs", {"rows": [list(row) for row in rows]})]

    def search(self, listings: Sequence[Listing], queries: Sequence[Query]) -> list[Found]:
        told = ask("search", {"listed": [_listed(one) for one in listings], "asked": [_asked(one) for one in queries]})
        self.seconds = told["seconds"]
        return [[(at, round(score * 1000)) for at, score in found] for found in told["found"]]

    def start(self, listing: Listing) -> dict[str, float]:
        return ask("start", {"listed": [_listed(listing)], "asked": [[listing.name, listing.schema, "", ""]]})


def _listed(one: Listing) -> list[Any]:
    return [one.id, one.schema, [name.text for name in one.names]]


def _asked(query: Query) -> list[str]:
    born = str(query.birth_date.first) if query.birth_date else ""
    return [query.names[0], query.schema, query.countries[0] if query.countries else "", born]


def cases(listings: Sequence[Listing]) -> list[tuple[str, str | None, str]]:
    """``(changed name, listing id or None, class)`` of sanctions-screening-benchmark."""
    listed = [[one.id, one.name, [name.text for name in one.names[1:]]] for one in listings]
    return [tuple(case) for case in ask("cases", {"listed": listed})]


def reference_list() -> Path | None:
    """The reference list inside the package SanctionToolkit, where it could be had."""
    return next(iter(HOME.glob("lib/python*/site-packages/SanctionToolkit/reflist/*_main.csv")), None)


def ask(kind: str, job: dict[str, Any]) -> Any:
    """Run one job of ``peer_process.py``."""
    with tempfile.TemporaryDirectory() as folder:
        given, made = Path(folder) / "job", Path(folder) / "made"
        given.write_text(json.dumps(job), encoding="utf-8")
        command = [HOME / "bin" / "python", HERE / "peer_process.py", kind, given, made]
        subprocess.run(list(map(str, command)), check=True, capture_output=True)
        return json.loads(made.read_text(encoding="utf-8"))


@cache
def installed() -> dict[str, str]:
    """For each package of the peers' environment, empty, or why it is not there; makes that environment."""
    if not (HOME / "bin" / "python").exists():
        subprocess.run([sys.executable, "-m", "venv", str(HOME)], check=True)
    reasons = {}
    for name in (*_ALONE, _MATCHER):
        reasons[name.partition("=")[0]] = _install(name, ["--no-deps"] if name in _ALONE else [])
    return reasons


def _install(name: str, options: list[str]) -> str:
    pip = [str(HOME / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    ended = subprocess.run([*pip, *options, name], check=False, capture_output=True, text=True)
    lines = [line for line in ended.stderr.splitlines() if line.strip() and not line.startswith("WARNING")]
    return "" if ended.returncode == 0 else (lines[-1].strip() if lines else "pip failed")
