"""Which word of one name answers which of the other, and what is left over: the score of a pair of names.

Plain loops over sequences of numbers, so that the same source runs as it stands for one query and compiled for many
(``kernels``). Words are bits of a mask; an edge says that some words of one name and some of the other are alike.

The score is ``quality * matched / (matched + cost)``: matched and left-over words count by their weight; a word left
over on both sides (a conflict) costs much more than one left over on one side (an omission), each role at its own
rate. A pair with a real conflict never scores above the floor of its kind, however long the names are.
"""

from typing import Any

CORE, TRADE, PLACE, GROUP, FORM, BRANCH, NUMBER, TITLE, PARTICLE = range(9)
ROLES = 9
SCRATCH = 2 * ROLES

# Places of the rates in a parameter row.
CONFLICT = 0
OMISSION = ROLES
CROSS = 2 * ROLES
QUALITY_POWER = CROSS + 1
INITIAL = CROSS + 2
NO_CORE = CROSS + 3
THIN_POWER = CROSS + 4
CONFLICT_FROM = CROSS + 5
CONFLICT_MOST = CROSS + 6
CLOSING = CROSS + 7
PARAMETERS = CROSS + 8
TWO_WORDS = 2.0
"""Weight of two rare proper words: matched words that weigh less, others left over, are thin evidence."""

# What is known of a word's place: before or after the comma, before or after the first "son of".
FAMILY, GIVEN, OWN, FATHERS = 1, 2, 3, 4

Numbers = Any
"""A sequence of numbers: a list, or an array in compiled code."""


def pair_score(
    n_a: int, w_a: Numbers, r_a: Numbers, i_a: Numbers, o_a: Numbers,
    n_b: int, w_b: Numbers, r_b: Numbers, i_b: Numbers, o_b: Numbers,
    edges: int, e_a: Numbers, e_b: Numbers, e_s: Numbers, e_m: Numbers, left: Numbers, rates: Numbers,
) -> float:  # fmt: skip
    """Return the score of two names in [0, 1].

    Args:
        n_a: number of words of the first name (``_b``: of the second).
        w_a: their weights.
        r_a: their roles, 0 to 8.
        i_a: their first letters as code points, negative for a word of more than one letter.
        o_a: what is known of their places, 0 for nothing.
        n_b: as ``n_a``.
        w_b: as ``w_a``.
        r_b: as ``r_a``.
        i_b: as ``i_a``.
        o_b: as ``o_a``.
        edges: number of edges.
        e_a: the words of the first name in each edge, as a mask.
        e_b: the words of the second.
        e_s: how alike they are, above 0.
        e_m: their weight, both sides together.
        left: 18 numbers to reckon in.
        rates: the parameter row.
    """
    free_a = (1 << n_a) - 1
    free_b = (1 << n_b) - 1
    mass = 0.0
    like = 0.0
    core = 0.0
    crossed = 0
    while True:
        best = -1
        most = 0.0
        for e in range(edges):
            if (e_a[e] & free_a) == e_a[e] and (e_b[e] & free_b) == e_b[e]:
                gain = e_s[e] * e_s[e] * e_s[e] * e_m[e]
                if gain > most:
                    most = gain
                    best = e
        if best < 0:
            break
        mass += e_m[best] / 2.0
        like += e_m[best] / 2.0 * e_s[best]
        free_a &= ~e_a[best]
        free_b &= ~e_b[best]
        k = 0
        while not e_a[best] >> k & 1:
            k += 1
        j = 0
        while not e_b[best] >> j & 1:
            j += 1
        if r_a[k] == CORE:
            core += w_a[k]
        one, other = o_a[k], o_b[j]
        if one > 0 and other > 0 and one != other and (one > GIVEN) == (other > GIVEN) and r_a[k] == CORE:
            crossed |= 1 << (one & 1)
    for k in range(n_a):
        if free_a >> k & 1 and r_a[k] == CORE:
            for j in range(n_b):
                if free_b >> j & 1 and r_b[j] == CORE and free_a >> k & 1:
                    one, other = i_a[k], i_b[j]
                    if (one > 0 and one == abs(other)) or (other > 0 and other == abs(one)):
                        both = min(w_a[k], w_b[j])
                        mass += both
                        like += both * rates[INITIAL]
                        crossed |= 4 if one > 0 else 8
                        free_a &= ~(1 << k)
                        free_b &= ~(1 << j)
    return weigh(n_a, w_a, r_a, free_a, n_b, w_b, r_b, free_b, mass, like, core, crossed, left, rates)


def closing(n: int, w: Numbers, r: Numbers, free: int) -> float:
    """Return the weight of what is left free at the two ends of a name, where a firm's name says which firm it is."""
    weight = 0.0
    for k in range(n):
        if r[k] in (CORE, TRADE, NUMBER):
            if free >> k & 1:
                weight += w[k]
            break
    for k in range(n - 1, -1, -1):
        if r[k] in (CORE, TRADE, NUMBER):
            if free >> k & 1:
                weight += w[k]
            break
    return weight


def weigh(
    n_a: int, w_a: Numbers, r_a: Numbers, free_a: int, n_b: int, w_b: Numbers, r_b: Numbers, free_b: int,
    mass: float, like: float, core: float, crossed: int, left: Numbers, rates: Numbers,
) -> float:  # fmt: skip
    """Return the score, given what matched (``mass``, ``like``, ``core``) and the words left free on both sides."""
    if mass <= 0.0:
        return 0.0
    for role in range(SCRATCH):
        left[role] = 0.0
    for k in range(n_a):
        if free_a >> k & 1:
            left[r_a[k]] += w_a[k]
    for k in range(n_b):
        if free_b >> k & 1:
            left[ROLES + r_b[k]] += w_b[k]
    cost = 0.0
    rest_a = 0.0
    rest_b = 0.0
    hard = 0.0
    for role in range(ROLES):
        one = left[role]
        other = left[ROLES + role]
        if one + other > 0.0:
            both = min(one, other)
            cost += both * rates[CONFLICT + role] + (one + other - both - both) * rates[OMISSION + role]
            if role in (CORE, TRADE, PLACE, NUMBER):
                hard += both
            if role in (CORE, TRADE, PLACE, NUMBER, BRANCH):
                rest_a += one - both
                rest_b += other - both
    cost += (closing(n_a, w_a, r_a, free_a) + closing(n_b, w_b, r_b, free_b)) * rates[CLOSING]
    cross = min(rest_a, rest_b)
    score = (like / mass) ** rates[QUALITY_POWER] * mass / (mass + cost + cross * rates[CROSS])
    if core <= 0.0 and left[CORE] + left[ROLES + CORE] > 0.0:
        score *= rates[NO_CORE]
    elif 0.0 < core < TWO_WORDS and left[CORE] + left[ROLES + CORE] > 0.0:
        initial = (crossed & 4 > 0 and left[CORE] <= 0.0) or (crossed & 8 > 0 and left[ROLES + CORE] <= 0.0)
        score *= 1.0 if initial else (core / TWO_WORDS) ** rates[THIN_POWER]
    if hard + cross >= rates[CONFLICT_FROM] or crossed & 3 == 3:  # noqa: PLR2004 - both bits
        score = min(score, rates[CONFLICT_MOST])
    return float(score)
