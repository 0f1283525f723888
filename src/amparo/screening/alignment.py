"""Which word of one name answers which of the other, and what is left over: the score of a pair of names.

Plain loops over sequences of numbers, so that the same source runs as it stands for one query and compiled for many
(``kernels``). Words are bits of a mask; an edge says that some words of one name and some of the other are alike.

The score is ``quality * matched / (matched + cost)``: matched and left-over words count by their weight, a word left
over on both sides (a conflict) costs much more than one left over on one side (an omission), each role at its own rate.
"""

CORE, TRADE, PLACE, GROUP, FORM, BRANCH, NUMBER, TITLE, PARTICLE = range(9)
ROLES = 9

# Places of the rates in a parameter row.
CONFLICT = 0  # nine rates by role
OMISSION = 9  # nine rates by role
CROSS = 18
QUALITY_POWER = 19
INITIAL = 20
NO_CORE = 21
SINGLE = 22
CONFLICT_FLOOR = 23
PARAMETERS = 24


def pair_score(n_a, w_a, r_a, i_a, n_b, w_b, r_b, i_b, edges, e_a, e_b, e_s, rates):
    """Return the score of two names in [0, 1].

    Args:
        n_a: number of words of the first name.
        w_a: their weights.
        r_a: their roles, 0 to 8.
        i_a: the letter of a word that is an initial, negative first letter for other words (as code points).
        n_b: as ``n_a``, of the second name; likewise ``w_b``, ``r_b``, ``i_b``.
        edges: number of edges.
        e_a: words of the first name in each edge, as a mask.
        e_b: words of the second name.
        e_s: how alike they are, above 0.
        rates: the parameter row.
    """
    free_a = (1 << n_a) - 1
    free_b = (1 << n_b) - 1
    mass = 0.0
    alike = 0.0
    core = 0.0
    while True:
        best = -1
        best_gain = 0.0
        for e in range(edges):
            if (e_a[e] & free_a) == e_a[e] and (e_b[e] & free_b) == e_b[e]:
                gain = 0.0
                for k in range(n_a):
                    if e_a[e] >> k & 1:
                        gain += w_a[k]
                for k in range(n_b):
                    if e_b[e] >> k & 1:
                        gain += w_b[k]
                gain *= e_s[e]
                if gain > best_gain:
                    best_gain = gain
                    best = e
        if best < 0:
            break
        both = best_gain / e_s[best] / 2.0
        mass += both
        alike += both * e_s[best]
        for k in range(n_a):
            if e_a[best] >> k & 1 and r_a[k] == CORE:
                core += w_a[k]
        free_a &= ~e_a[best]
        free_b &= ~e_b[best]
    for k in range(n_a):
        if free_a >> k & 1 and r_a[k] == CORE:
            for j in range(n_b):
                if free_b >> j & 1 and r_b[j] == CORE and free_a >> k & 1:
                    if (i_a[k] > 0 and i_a[k] == abs(i_b[j])) or (i_b[j] > 0 and i_b[j] == abs(i_a[k])):
                        both = min(w_a[k], w_b[j])
                        mass += both
                        alike += both * rates[INITIAL]
                        free_a &= ~(1 << k)
                        free_b &= ~(1 << j)
    return _weigh(n_a, w_a, r_a, free_a, n_b, w_b, r_b, free_b, mass, alike, core, rates)


def _weigh(n_a, w_a, r_a, free_a, n_b, w_b, r_b, free_b, mass, alike, core, rates):
    if mass <= 0.0:
        return 0.0
    cost = 0.0
    rest_a = 0.0
    rest_b = 0.0
    omitted = 0.0
    hard = 0.0
    for role in range(ROLES):
        left_a = 0.0
        left_b = 0.0
        for k in range(n_a):
            if free_a >> k & 1 and r_a[k] == role:
                left_a += w_a[k]
        for k in range(n_b):
            if free_b >> k & 1 and r_b[k] == role:
                left_b += w_b[k]
        conflict = min(left_a, left_b)
        cost += conflict * rates[CONFLICT + role]
        if role == CORE or role == TRADE or role == PLACE or role == NUMBER:
            hard += conflict
        left_a -= conflict
        left_b -= conflict
        omitted += (left_a + left_b) * rates[OMISSION + role]
        if role != FORM and role != TITLE and role != PARTICLE and role != GROUP:
            rest_a += left_a
            rest_b += left_b
    cross = min(rest_a, rest_b)
    cost += cross * rates[CROSS] + omitted
    quality = (alike / mass) ** rates[QUALITY_POWER]
    score = quality * mass / (mass + cost)
    if core <= 0.0:
        score *= rates[NO_CORE]
    if hard + cross >= 0.45 and score > rates[CONFLICT_FLOOR]:
        score = rates[CONFLICT_FLOOR]
    return score
