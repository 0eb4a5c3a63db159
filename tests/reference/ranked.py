"""Tables of ranked group fairness (FA*IR), in exact rationals.

Run as `python3 ranked.py > ranked.csv` (Python 3.11, standard library only). Nothing is drawn at random.

Each row: positions, share, alpha, the minimums of all prefixes, the fail probability, and of the strictest table whose fail
probability is not above alpha the smallest alpha of its prefixes, its minimums, its fail probability and that of the next
stricter table (`-` where the unadjusted table is the one). Up to 20 positions every alpha at which the table changes is
tried in turn; above, they are bisected.
"""

from fractions import Fraction
from math import comb


def below(i, p):
    """The binomial distribution function at 0..i of i."""
    total, values = Fraction(0), []
    for m in range(i + 1):
        total += comb(i, m) * p**m * (1 - p) ** (i - m)
        values.append(total)
    return values


def table(functions, alpha):
    return [next(m for m, value in enumerate(f) if value > alpha) for f in functions]


def fail(minimums, p):
    """The mass of all draws, less the mass that keeps every minimum."""
    states = {0: Fraction(1)}
    for minimum in minimums:
        after = {}
        for members, mass in states.items():
            after[members] = after.get(members, 0) + mass * (1 - p)
            after[members + 1] = after.get(members + 1, 0) + mass * p
        states = {members: mass for members, mass in after.items() if members >= minimum}
    return 1 - sum(states.values())


def adjusted(functions, alpha, p):
    if fail(table(functions, alpha), p) <= alpha:
        return alpha, table(functions, alpha), None
    changes = sorted({v for f in functions for v in f if v <= alpha} | {Fraction(0)})
    within = lambda change: fail(table(functions, change), p) <= alpha
    if len(functions) <= 20:
        best = max(place for place, change in enumerate(changes) if within(change))
    else:
        best, over = 0, len(changes) - 1
        while over - best > 1:
            middle = (best + over) // 2
            best, over = (middle, over) if within(changes[middle]) else (best, middle)
    return changes[best], table(functions, changes[best]), fail(table(functions, changes[best + 1]), p)


def digits(value):
    """Twenty significant digits, without a detour over floating point."""
    from decimal import Decimal, getcontext

    getcontext().prec = 20
    return str(Decimal(value.numerator) / Decimal(value.denominator))


def row(k, share, alpha):
    p, a = Fraction(share), Fraction(alpha)
    functions = [below(i, p) for i in range(1, k + 1)]
    minimums = table(functions, a)
    level, strictest, over = adjusted(functions, a, p)
    words = lambda ms: " ".join(map(str, ms))
    print(
        k, share, alpha, words(minimums), digits(fail(minimums, p)), digits(level), words(strictest),
        digits(fail(strictest, p)), "-" if over is None else digits(over), sep=",",
    )


if __name__ == "__main__":
    print("positions,share,alpha,minimums,fail,prefix_alpha,adjusted,adjusted_fail,next_fail")
    for k in (1, 2, 3, 5, 8, 13, 20, 40, 100):
        for share in ("0.02", "0.1", "0.25", "0.3", "0.5", "0.7", "0.95"):
            for alpha in ("0.01", "0.05", "0.1", "0.15", "0.5"):
                if k < 100 or share in ("0.1", "0.3", "0.5", "0.7") and alpha in ("0.05", "0.1"):
                    row(k, share, alpha)
    # Probabilities that equal alpha exactly.
    for k, share, alpha in ((1, "0.3", "0.7"), (1, "0.7", "0.3"), (3, "0.1", "0.729"), (5, "0.5", "0.5"), (15, "0.5", "0.5"),
                            (4, "0.5", "0.0625"), (2, "0.9", "0.01"), (2, "0.4", "0.84"), (3, "0.2", "0.896"), (6, "0.7", "0.027")):
        row(k, share, alpha)
