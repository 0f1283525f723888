"""The loops of bulk screening, compiled: the same candidates and scores as ``match`` finds one query at a time.

Only bulk screening imports this module, for numba takes a second to load. ``alignment`` is compiled as it stands.
"""

from types import FunctionType
from typing import Any

import numpy as np
import numpy.typing as npt
from numba import njit

from amparo.screening import alignment
from amparo.screening.lookup import LEAST_CONFLICT, MOST_CANDIDATES, MOST_POSTINGS

_globals = dict(vars(alignment))
_globals["by_initials"] = njit(cache=True, nogil=True)(alignment.by_initials)
_globals["closing"] = njit(cache=True, nogil=True)(alignment.closing)
_globals["weigh"] = njit(cache=True, nogil=True)(FunctionType(alignment.weigh.__code__, _globals, "weigh"))
pair_score = njit(cache=True, nogil=True)(FunctionType(alignment.pair_score.__code__, _globals, "pair_score"))

Array = npt.NDArray[Any]
Columns = tuple[Array, ...]
NONE = -1
_EDGES = 512


@njit(cache=True, nogil=True)
def _gather(  # noqa: PLR0917 - compiled code takes columns
    pair_first: int, pair_last: int, weights: Array, ranks: Array, found: Array, own: Array, post_at: Array,
    post: Array, row: int, stamp: Array, total: Array, core: Array, mass: Array, core_worth: Array, masses: Array,
    touched: Array,
) -> int:  # fmt: skip
    """Add up what each reading of the register shares with one query; return how many were touched."""
    order = np.argsort(ranks[pair_first:pair_last], kind="mergesort") + pair_first
    before = 0
    many = 0
    for at in order:
        if before >= MOST_POSTINGS or weights[at] <= 0.0:
            break
        first, last = post_at[found[at]], post_at[found[at] + 1]
        for place in range(first, last):
            name = post[place]
            if stamp[name] != row:
                stamp[name] = row
                total[name] = 0.0
                core[name] = 0.0
                mass[name] = 0.0
                touched[many] = name
                many += 1
            total[name] += weights[at]
            core[name] += core_worth[own[at]]
            mass[name] += masses[own[at]]
        before += last - first
    return many


@njit(cache=True, nogil=True)
def _best(touched: Array, many: int, total: Array, best: Array) -> int:
    """Put the readings with the highest totals into ``best``, highest first, then by number; return how many."""
    kept = 0
    for at in range(many):
        name = touched[at]
        if kept == MOST_CANDIDATES:
            last = best[kept - 1]
            if total[name] < total[last] or (total[name] == total[last] and name > last):
                continue
            kept -= 1
        place = kept
        while place > 0:
            other = best[place - 1]
            if total[other] > total[name] or (total[other] == total[name] and other < name):
                break
            best[place] = other
            place -= 1
        best[place] = name
        kept += 1
    return kept


@njit(cache=True, nogil=True)
def _edges(  # noqa: PLR0917 - compiled code takes columns
    row: int, u: int, first: int, last: int, p_unit: Array, p_mask: Array, p_mass: Array, head: Array, head_row: Array,
    chain: Array, own: Array, like: Array, mask: Array, unit_mass: Array, e_a: Array, e_b: Array, e_s: Array,
    e_m: Array,
) -> int:  # fmt: skip
    """Write the edges between a query and one reading of the register; return how many."""
    edges = 0
    for part in range(first, last):
        unit = p_unit[part]
        at = head[unit] if head_row[unit] == row else NONE
        while at != NONE and edges < _EDGES:
            theirs, mine = p_mask[part], mask[u + own[at]]
            if theirs & (theirs - 1) == 0 or mine & (mine - 1) == 0:
                e_a[edges], e_b[edges] = mine, theirs
                e_s[edges], e_m[edges] = like[at], unit_mass[u + own[at]] + p_mass[part]
                edges += 1
            at = chain[at]
    return edges


@njit(cache=True, nogil=True)
def search(  # noqa: PLR0917 - compiled code takes columns
    query: Columns, near: Columns, register: Columns, rates: Array, least: float, out_row: Array, out_name: Array,
    out_score: Array,
) -> int:  # fmt: skip
    """Write the readings that reach ``least`` for each row of a batch, as ``(row, reading, score)``; return how many.

    ``query``, ``near`` and ``register`` are the tuples of arrays that ``bulk`` lays out, in its order.
    """
    word_at, weight, role, letter, order, unit_at, mask, unit_mass, core_worth, own_core = query
    pair_at, own, found, like, gain, rank = near
    (post_at, post, n_core, n_kind, n_word, n_weight, n_role, n_letter, n_order, n_part, p_unit, p_mask, p_mass) = (
        register
    )
    names = len(n_kind)
    stamp = np.full(names, NONE, np.int64)
    total, core, mass = np.zeros(names), np.zeros(names), np.zeros(names)
    touched = np.zeros(names, np.int64)
    best = np.zeros(MOST_CANDIDATES, np.int64)
    head, head_row = np.zeros(len(post_at), np.int64), np.full(len(post_at), NONE, np.int64)
    chain = np.zeros(len(own), np.int64)
    e_a, e_b = np.zeros(_EDGES, np.int64), np.zeros(_EDGES, np.int64)
    e_s, e_m = np.zeros(_EDGES), np.zeros(_EDGES)
    left = np.zeros(alignment.SCRATCH)
    written = 0
    for row in range(len(word_at) - 1):
        u = unit_at[row]
        first, last = pair_at[row], pair_at[row + 1]
        many = _gather(first, last, gain, rank, found, own, post_at, post, row, stamp, total, core, mass,
                       core_worth[u:], unit_mass[u:], touched)  # fmt: skip
        for at in range(last - 1, first - 1, -1):
            unit = found[at]
            chain[at] = head[unit] if head_row[unit] == row else NONE
            head[unit], head_row[unit] = at, row
        a, b = word_at[row], word_at[row + 1]
        for place in range(_best(touched, many, total, best)):
            name = best[place]
            if own_core[row] >= 0 and n_core[name] >= 0:
                conflict = max(min(own_core[row] - core[name], n_core[name] - core[name]), 0.0)
                if mass[name] / max(mass[name] + LEAST_CONFLICT * conflict, 1e-9) < least:
                    continue
            edges = _edges(
                row, u, n_part[name], n_part[name + 1], p_unit, p_mask, p_mass, head, head_row, chain, own, like, mask,
                unit_mass, e_a, e_b, e_s, e_m,
            )  # fmt: skip
            c, d = n_word[name], n_word[name + 1]
            score = pair_score(b - a, weight[a:b], role[a:b], letter[a:b], order[a:b], d - c, n_weight[c:d],
                               n_role[c:d], n_letter[c:d], n_order[c:d], edges, e_a, e_b, e_s, e_m, left,
                               rates[n_kind[name]])  # fmt: skip
            if score >= least:
                out_row[written], out_name[written], out_score[written] = row, name, score
                written += 1
    return written
