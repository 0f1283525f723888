"""Which word of one name answers which of the other, and what is left over: the score of a pair of names.

Plain loops over sequences of numbers, so that the same source runs as it stands for one query and compiled for many
(``kernels``). Words are bits of a mask; an edge says that some words of one name and some of the other are alike.

The score is ``quality * matched / (matched + cost)``: matched and left-over words count by their weight; a word left
over on both sides (a conflict) costs much more than one left over on one side (an omission), each role at its own
rate. A pair with a real conflict never scores above the floor of its kind, however long the names are.

Columns of a name, ``_a`` for the first, ``_b`` for the second: ``n`` how many words, ``w`` their weights, ``r``
their roles (0 to 8), ``i`` their first letters as code points (negative for a word of more than one letter), ``o``
what is known of their places (0 for nothing). Columns of edges: ``e_a`` and ``e_b`` the words on either side as
masks, ``e_s`` how alike they are (above 0), ``e_m`` what they weigh, both sides together. ``left``: 18 numbers to
reckon in. ``rates``: the parameter row.
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
BRAND_AND_TRADE = 1.5
"""Weight of a brand and of what its firm does."""
TWO_WORDS = 2.0
"""Weight of two rare proper words: matched words that weigh less, others left over, are thin evidence."""

# What is known of a word's place: before or after the comma, before or after the first "son of".
FAMILY, GIVEN, OWN, FATHERS = 1, 2, 3, 4

Numbers = Any
"""A sequence of numbers: a list, or an array in compiled code."""


def pair_score(  # noqa: C901, PLR0917 - one loop; columns of two names
    n_a: int, w_a: Numbers, r_a: Numbers, i_a: Numbers, o_a: Numbers,
    n_b: int, w_b: Numbers, r_b: Numbers, i_b: Numbers, o_b: Numbers,
    edges: int, e_a: Numbers, e_b: Numbers, e_s: Numbers, e_m: Numbers, left: Numbers, rates: Numbers,
) -> float:  # fmt: skip
    """Return the score of two names in [0, 1], given the columns of both and of the edges between them."""
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
        if r_a[k] == CORE and r_b[j] == CORE:
            core += w_a[k]
        elif (r_a[k] == CORE) != (r_b[j] == CORE):
            crossed |= 16
        one, other = o_a[k], o_b[j]
        if one > 0 and other > 0 and one != other and (one > GIVEN) == (other > GIVEN) and r_a[k] == CORE:
            crossed |= 1 << (one & 1)
    more, liker, marked, free_a, free_b = by_initials(
        n_a, w_a, r_a, i_a, free_a, n_b, w_b, r_b, i_b, free_b, rates
    )  # fmt: skip
    mass += more
    like += liker
    crossed |= marked
    return weigh(n_a, w_a, r_a, free_a, n_b, w_b, r_b, free_b, mass, like, core, crossed, left, rates)


def by_initials(  # noqa: PLR0917 - columns of two names
    n_a: int, w_a: Numbers, r_a: Numbers, i_a: Numbers, free_a: int, n_b: int, w_b: Numbers, r_b: Numbers, i_b: Numbers,
    free_b: int, rates: Numbers,
) -> tuple[float, float, int, int, int]:  # fmt: skip
    """Let initials answer the words left free that begin with them.

    Returns:
        Weight matched, the same by likeness, marks (4: an initial of the first name answered, 8: of the second), and
        the words still free on both sides.
    """
    mass = 0.0
    like = 0.0
    marked = 0
    for k in range(n_a):
        for j in range(n_b):
            told = (r_a[k] == CORE and r_b[j] <= PLACE) or (r_b[j] == CORE and r_a[k] <= PLACE)
            if free_a >> k & 1 and free_b >> j & 1 and told:
                one, other = i_a[k], i_b[j]
                if (one > 0 and one == abs(other)) or (other > 0 and other == abs(one)):
                    both = min(w_a[k], w_b[j])
                    mass += both
                    like += both * rates[INITIAL]
                    marked |= 4 if one > 0 else 8
                    free_a &= ~(1 << k)
                    free_b &= ~(1 << j)
    return mass, like, marked, free_a, free_b


def closing(n: int, w: Numbers, r: Numbers, free: int, mass: float) -> float:
    """Return the weight of what is left free at the two ends of a name, where a firm's name says which firm it is.

    A place counts at the end only, and only behind a brand and a trade (``mass``): there it names the daughter firm.
    """
    weight = 0.0
    for k in range(n):
        if r[k] in (CORE, TRADE, NUMBER):
            if free >> k & 1:
                weight += w[k]
            break
    for k in range(n - 1, -1, -1):
        apart = free >> k & 1 and r[k] == PLACE and mass >= BRAND_AND_TRADE
        if r[k] in (CORE, TRADE, NUMBER) or apart:
            if free >> k & 1:
                weight += w[k]
            break
    return weight


def weigh(  # noqa: C901, PLR0912, PLR0917 - what each rate costs, one after another
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
    cost += (closing(n_a, w_a, r_a, free_a, mass) + closing(n_b, w_b, r_b, free_b, mass)) * rates[CLOSING]
    cross = min(rest_a, rest_b)
    score = (like / mass) ** rates[QUALITY_POWER] * mass / (mass + cost + cross * rates[CROSS])
    if core <= 0.0 and (left[CORE] + left[ROLES + CORE] > 0.0 or crossed & 28 > 0):
        score *= rates[NO_CORE]
    elif 0.0 < core < TWO_WORDS and left[CORE] + left[ROLES + CORE] > 0.0:
        initial = (crossed & 4 > 0 and left[CORE] <= 0.0) or (crossed & 8 > 0 and left[ROLES + CORE] <= 0.0)
        score *= 1.0 if initial else (core / TWO_WORDS) ** rates[THIN_POWER]
    if hard + cross >= rates[CONFLICT_FROM] or crossed & 3 == 3:  # noqa: PLR2004 - both bits
        score = min(score, rates[CONFLICT_MOST])
    return float(score)
