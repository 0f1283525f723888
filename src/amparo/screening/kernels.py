"""The loops of screening, compiled: the same candidates and scores as ``match`` finds one query at a time.

Loaded when there is enough to do, for numba takes half a second to load. ``alignment`` and ``likeness`` are compiled
as they stand; edits between words are counted here. Arrays that are written to and read again (scratch) belong to the
caller, so that one query needs nothing that is as long as the register.
"""

from types import FunctionType
from typing import Any

import numpy as np
import numpy.typing as npt
from numba import njit

from amparo.screening import alignment, lookup
from amparo.screening import likeness as rules
from amparo.screening.likeness import HAN, MEANING, MOST_EDITS, SOUND
from amparo.screening.lookup import MOST_CANDIDATES, MOST_POSTINGS, WEAK
from amparo.screening.spelling import COMPILED, Units, related_codes, spells, table_of


def _compiled(module: Any, *names: str) -> list[Any]:
    """Return functions of a module compiled, each calling the compiled ones before it."""
    known = dict(vars(module))
    for name in names:
        known[name] = njit(cache=True, nogil=True)(FunctionType(known[name].__code__, known, name))
    return [known[name] for name in names]


pair_score = _compiled(alignment, "by_initials", "closing", "weigh", "pair_score")[-1]
_spelling_counts, _by_edits, _, _likeness, _by_characters, _depends_on_usage = _compiled(
    rules, "spelling_counts", "by_edits", "_by_letters", "likeness", "by_characters", "depends_on_usage"
)

(_reach,) = _compiled(lookup, "reach")

Array = npt.NDArray[Any]
Columns = tuple[Array, ...]
NONE = -1
_EDGES = 512
_KEY_BITS = 32
OPEN = 2.0
"""Taken from the likeness of two units of which it is yet to be asked whether one spells what the other sounds."""


@njit(cache=True, nogil=True)
def edits(one: Array, other: Array, rows: Array) -> int:
    """Return how many edits part two words (optimal string alignment), ``MOST_EDITS + 1`` for any more.

    ``rows`` is scratch, three rows ``MOST_EDITS + 2`` longer than the first word.
    """
    n, m = len(one), len(other)
    if abs(n - m) > MOST_EDITS:
        return MOST_EDITS + 1
    for j in range(m + 1):
        rows[0, j] = j
    for i in range(1, n + 1):
        row, before, earlier = rows[i % 3], rows[(i - 1) % 3], rows[(i - 2) % 3]
        row[0] = least = i
        for j in range(1, m + 1):
            best = before[j - 1] + (one[i - 1] != other[j - 1])
            best = min(best, before[j] + 1, row[j - 1] + 1)
            if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                best = min(best, earlier[j - 2] + 1)
            row[j] = best
            least = min(least, best)
        if least > MOST_EDITS + 1:
            return MOST_EDITS + 1
    return int(min(rows[n % 3, m], MOST_EDITS + 1))


@njit(cache=True, nogil=True)
def _alike(units: Columns, at: int, others: Columns, where: int, related: Array, rows: Array) -> float:  # noqa: PLR0917
    """Return how alike one unit and another are, each from its own table (``spelling.table_of``).

    What is yet to be asked of a pair's usage (``likeness.depends_on_usage``) is told by taking :data:`OPEN` from it.
    """
    numbers, text, text_at, sound, sound_at, han, han_at = units
    theirs_, text_, text_at_, sound_, sound_at_, han_, han_at_ = others
    mine, theirs = numbers[at], theirs_[where]
    written = heard = shared = 0.0
    kin = False
    if _spelling_counts(mine, theirs):
        one, other = text[text_at[at] : text_at[at + 1]], text_[text_at_[where] : text_at_[where + 1]]
        written = _by_edits(edits(one, other, rows), max(len(one), len(other)))
        one, other = sound[sound_at[at] : sound_at[at + 1]], sound_[sound_at_[where] : sound_at_[where + 1]]
        same = mine[SOUND] == theirs[SOUND]
        heard = _by_edits(0 if same else edits(one, other, rows), max(len(one), len(other)))
    elif mine[HAN] > 0 and theirs[HAN] > 0:
        one, other = han[han_at[at] : han_at[at + 1]], han_[han_at_[where] : han_at_[where + 1]]
        shared = _by_characters(
            mine, theirs, edits(one, other, rows), min(len(one), len(other)), max(len(one), len(other))
        )
    if mine[MEANING] > 0 and theirs[MEANING] > 0:
        pair = (np.uint64(mine[MEANING]) << np.uint64(_KEY_BITS)) | np.uint64(theirs[MEANING])
        place = np.searchsorted(related, pair)
        kin = bool(place < len(related) and related[place] == pair)
    score = _likeness(mine, theirs, written, heard, kin, shared)
    return float(score - OPEN if _depends_on_usage(mine, theirs, score) else score)


@njit(cache=True, nogil=True)
def _room(units: Columns) -> Array:
    """Return scratch for :func:`edges` that suits any of the units as the first word."""
    _, _, text_at, _, sound_at, _, han_at = units
    longest = 0
    for begins in (text_at, sound_at, han_at):
        for at in range(len(begins) - 1):
            longest = max(longest, begins[at + 1] - begins[at])
    return np.zeros((3, longest + MOST_EDITS + 2), np.int64)


@njit(cache=True, nogil=True)
def pairs_alike(units: Columns, at: Array, others: Columns, where: Array, related: Array) -> Array:
    """Return how alike each pair of units is."""
    found = np.zeros(len(at))
    rows = _room(units)
    for pair in range(len(at)):
        found[pair] = _alike(units, at[pair], others, where[pair], related, rows)
    return found


def settled(one: Units, at: Array, other: Units, where: Array, like: Array) -> Array:
    """Return likenesses with none left open."""
    for pair in np.flatnonzero(like < 0).tolist():
        same = spells(one, int(at[pair]), other, int(where[pair]))
        like[pair] = rules.SAME_SOUND if same else like[pair] + OPEN
    return like


def _alike_of(one: Units, at: Array, other: Units, where: Array) -> Array:
    return settled(one, at, other, where, pairs_alike(table_of(one), at, table_of(other), where, related_codes()))


COMPILED.append(_alike_of)


@njit(cache=True, nogil=True)
def near(  # noqa: PLR0917 - compiled code takes columns
    units: Columns, code_at: Array, codes: Array, keys: Columns, others: Columns, related: Array, seen: Array,
    ticket: int,
) -> tuple[Array, Array, Array]:  # fmt: skip
    """Return where the like units of each asked unit begin, which units of the register they are, and how alike.

    Likenesses may be left open (:data:`OPEN`).

    ``codes`` holds the keys of the asked units, ``code_at`` where those of each begin and end; ``seen`` is scratch,
    one number for each unit of the register, all below ``ticket``.
    """
    hashes, hash_unit, hash_at = keys
    bits = 0
    while 1 << (bits + 1) < len(hash_at):
        bits += 1
    begins = np.zeros(len(code_at) + 1, np.int64)
    found, like = np.zeros(256, np.int64), np.zeros(256)
    rows = _room(units)
    many = 0
    for at in range(len(code_at)):
        for key in range(code_at[at, 0], code_at[at, 1]):
            bucket = codes[key] >> (_KEY_BITS - bits)
            for place in range(hash_at[bucket], hash_at[bucket + 1]):
                unit = hash_unit[place]
                if hashes[place] != codes[key] or seen[unit] == ticket + at:
                    continue
                seen[unit] = ticket + at
                score = _alike(units, at, others, unit, related, rows)
                if score != 0.0:
                    if many == len(found):
                        found, like = np.append(found, found), np.append(like, like)
                    found[many], like[many] = unit, score
                    many += 1
        order = np.argsort(found[begins[at] : many]) + begins[at]
        found[begins[at] : many], like[begins[at] : many] = found[order], like[order]
        begins[at + 1] = many
    return begins, found[:many].copy(), like[:many].copy()


@njit(cache=True, nogil=True)
def _worth(first: int, last: int, weights: Array, roles: Array, masks: Array, gains: Array) -> None:  # noqa: PLR0917
    """Write what each unit of a query is worth in finding candidates, as ``lookup.gains``."""
    telling = False
    for k in range(first, last):
        telling = telling or (not WEAK >> roles[k] & 1 and weights[k] > 0.0)
    for unit in range(len(masks)):
        gains[unit] = 0.0
        for k in range(first, last):
            if masks[unit] >> (k - first) & 1:
                gains[unit] += 0.0 if telling and WEAK >> roles[k] & 1 else weights[k]


@njit(cache=True, nogil=True)
def _gather(  # noqa: PLR0917 - compiled code takes columns
    pairs: int, gain: Array, rank: Array, found: Array, post_at: Array, post: Array, ticket: int, shared: Array,
    touched: Array,
) -> int:  # fmt: skip
    """Add up what each reading of the register shares with one query; return how many were touched.

    ``shared`` has for each reading of the register its ticket and its gain.
    """
    before = 0
    many = 0
    for at in np.argsort(rank[:pairs], kind="mergesort"):
        if before >= MOST_POSTINGS or gain[at] <= 0.0:
            break
        first, last = post_at[found[at]], post_at[found[at] + 1]
        for place in range(first, last):
            name = post[place]
            if shared[name, 0] != ticket:
                shared[name, 0] = ticket
                shared[name, 1] = gain[at]
                touched[many] = name
                many += 1
            else:
                shared[name, 1] += gain[at]
        before += last - first
    return many


@njit(cache=True, nogil=True)
def _best(touched: Array, many: int, shared: Array, best: Array) -> int:
    """Put the readings with the highest totals into ``best``, highest first, then by number; return how many."""
    kept = 0
    for at in range(many):
        name = touched[at]
        total = shared[name, 1]
        if kept == MOST_CANDIDATES:
            last = best[kept - 1]
            if total < shared[last, 1] or (total == shared[last, 1] and name > last):
                continue
            kept -= 1
        place = kept
        while place > 0:
            other = best[place - 1]
            if shared[other, 1] > total or (shared[other, 1] == total and other < name):
                break
            best[place] = other
            place -= 1
        best[place] = name
        kept += 1
    return kept


@njit(cache=True, nogil=True)
def _edges(  # noqa: PLR0917 - compiled code takes columns
    first: int, last: int, ticket: int, p_unit: Array, p_mask: Array, p_mass: Array, head: Array, chain: Array,
    own: Array, like: Array, masks: Array, masses: Array, e_mask: Array, e_like: Array,
) -> int:  # fmt: skip
    """Write the edges between a query and one reading of the register; return how many.

    ``head`` has for each unit of the register its ticket and the first pair with it.
    """
    edges = 0
    for part in range(first, last):
        unit = p_unit[part]
        at = head[unit, 1] if head[unit, 0] == ticket else NONE
        while at != NONE and edges < _EDGES:
            theirs, mine = p_mask[part], masks[own[at]]
            if theirs & (theirs - 1) == 0 or mine & (mine - 1) == 0:
                e_mask[0, edges], e_mask[1, edges] = mine, theirs
                e_like[0, edges], e_like[1, edges] = like[at], masses[own[at]] + p_mass[part]
                edges += 1
            at = chain[at]
    return edges


@njit(cache=True, nogil=True)
def _most_pairs(unit_at: Array, unit: Array, near_at: Array, near_to: Array) -> int:
    """Return how many like units the units of one row have at most."""
    most = 0
    for row in range(len(unit_at) - 1):
        pairs = 0
        for at in range(unit_at[row], unit_at[row + 1]):
            pairs += near_to[unit[at]] - near_at[unit[at]]
        most = max(most, pairs)
    return most


@njit(cache=True, nogil=True)
def _pairs(  # noqa: PLR0917 - compiled code takes columns
    units: Array, near_at: Array, near_to: Array, near_found: Array, near_like: Array, post_at: Array, names: int,
    gains: Array, own: Array, found: Array, like: Array, gain: Array, rank: Array,
) -> int:  # fmt: skip
    """Write the like units of a row: own unit, unit found, likeness, what it is worth, its rank; return how many."""
    pairs = 0
    for at in range(len(units)):
        for place in range(near_at[units[at]], near_to[units[at]]):
            target = near_found[place]
            readings = post_at[target + 1] - post_at[target]
            own[pairs], found[pairs], like[pairs] = at, target, near_like[place]
            gain[pairs] = near_like[place] * gains[at] * np.log2(2.0 + names / readings)
            rank[pairs] = -gain[pairs] / np.sqrt(readings)
            pairs += 1
    return pairs


@njit(cache=True, nogil=True)
def search(  # noqa: PLR0917 - compiled code takes columns
    asked: Columns, known: Columns, register: Columns, rates: Array, least: Array, shared: Array, head: Array,
    ticket: int,
) -> tuple[Array, Array, Array]:  # fmt: skip
    """Return the readings that reach ``least[row]`` for each row asked: rows, readings, scores.

    ``asked``, ``known`` and ``register`` are the tuples of arrays that ``bulk`` lays out, in its order; ``shared`` and
    ``head`` are scratch (``_gather``, ``_edges``), their tickets all below ``ticket``.
    """
    word_at, weight, role, letter, order, unit_at, unit, mask, unit_mass = asked
    near_at, near_to, near_found, near_like = known
    post_at, post, n_kind, n_word, n_weight, n_role, n_letter, n_order, n_part, p_unit, p_mask, p_mass = register
    names = len(n_kind)
    touched, best = np.empty(names, np.int32), np.zeros(MOST_CANDIDATES, np.int64)
    e_mask, e_like, left = np.zeros((2, _EDGES), np.int64), np.zeros((2, _EDGES)), np.zeros(alignment.SCRATCH)
    room = _most_pairs(unit_at, unit, near_at, near_to)
    own, found, chain = np.zeros(room, np.int64), np.zeros(room, np.int64), np.zeros(room, np.int64)
    like, gain, rank = np.zeros(room), np.zeros(room), np.zeros(room)
    units = np.max(np.diff(unit_at)) if len(unit_at) > 1 else 0
    gains = np.zeros(units)
    rows, hits, scores = [0][:0], [0][:0], [0.0][:0]
    for row in range(len(word_at) - 1):
        a, b, u, v = word_at[row], word_at[row + 1], unit_at[row], unit_at[row + 1]
        masks, masses = mask[u:v], unit_mass[u:v]
        _worth(a, b, weight, role, masks, gains)
        pairs = _pairs(
            unit[u:v], near_at, near_to, near_found, near_like, post_at, names, gains, own, found, like, gain, rank
        )
        many = _gather(pairs, gain, rank, found, post_at, post, ticket + row, shared, touched)
        for at in range(pairs - 1, -1, -1):
            target = found[at]
            chain[at] = head[target, 1] if head[target, 0] == ticket + row else NONE
            head[target, 0], head[target, 1] = ticket + row, at
        for place in range(_best(touched, many, shared, best)):
            name = best[place]
            edges = _edges(
                n_part[name], n_part[name + 1], ticket + row, p_unit, p_mask, p_mass, head, chain, own, like, masks,
                masses, e_mask, e_like,
            )  # fmt: skip
            c, d = n_word[name], n_word[name + 1]
            if _reach(b - a, weight[a:b], role[a:b], letter[a:b], d - c, n_weight[c:d], n_role[c:d], n_letter[c:d],
                      edges, e_mask[0], e_mask[1]) < least[row]:  # fmt: skip
                continue
            score = pair_score(b - a, weight[a:b], role[a:b], letter[a:b], order[a:b], d - c, n_weight[c:d],
                               n_role[c:d], n_letter[c:d], n_order[c:d], edges, e_mask[0], e_mask[1], e_like[0],
                               e_like[1], left, rates[n_kind[name]])  # fmt: skip
            if score >= least[row]:
                rows.append(row)
                hits.append(name)
                scores.append(score)
    return np.array(rows), np.array(hits), np.array(scores)
