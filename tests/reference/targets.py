"""Local targets by a Markov chain over heads, in exact rationals.

Run as `python3 targets.py > targets.csv` (Python 3.11, standard library only; seeded). Period by period: exits among members
and among others are binomial, and as many hires are drawn again. Nothing is solved in closed form, but the needed share of
hires, which is linear in the expected share.

Each row: heads, posts, share wanted (part, whole), periods, exit rate, hires of the group, of all hires, the share of hires
needed (`beyond` and the share expected were every hire of the group, where none is enough), the expected share, the
probability that the share stands at or above the one wanted, the first period with an expected share not below it (`never`
where the share of hires is not above the one wanted, `more` after 400).
"""

from fractions import Fraction
from math import comb
from random import Random
from ranked import digits


def binomial(n, p):
    return [comb(n, x) * p**x * (1 - p) ** (n - x) for x in range(n + 1)]


def convolved(one, other):
    sums = [Fraction(0)] * (len(one) + len(other) - 1)
    for x, p in enumerate(one):
        for y, q in enumerate(other):
            sums[x + y] += p * q
    return sums


def step(heads, posts, exit_rate, hires):
    """The distribution of heads one period later: members left, others left, then hires for all who left."""
    after = [Fraction(0)] * (posts + 1)
    for left, p in enumerate(binomial(heads, exit_rate)):
        for others_left, q in enumerate(binomial(posts - heads, exit_rate)):
            for hired, r in enumerate(binomial(left + others_left, hires)):
                after[heads - left + hired] += p * q * r
    return after


def expected(share, exit_rate, hires, periods):
    for _ in range(periods):
        share = share * (1 - exit_rate) + exit_rate * hires
    return share


def row(heads, posts, part, whole, periods, exit_rate, hired, of):
    e, h, wanted, now = Fraction(exit_rate), Fraction(hired, of), Fraction(part, whole), Fraction(heads, posts)
    nobody, everybody = (expected(now, e, Fraction(x), periods) for x in (0, 1))
    if nobody >= wanted:
        needed = "0"
    elif everybody >= wanted:
        needed = digits((wanted - nobody) / (everybody - nobody))
    else:
        needed = "beyond " + digits(everybody)

    steps = [step(x, posts, e, h) for x in range(posts + 1)]
    state = [Fraction(x == heads) for x in range(posts + 1)]
    for _ in range(periods):
        state = [sum(state[x] * steps[x][y] for x in range(posts + 1)) for y in range(posts + 1)]
    probability = sum(mass for x, mass in enumerate(state) if Fraction(x, posts) >= wanted)

    at, period = now, 0
    while at < wanted and period <= 400 and (h > wanted or (e == 1 and h >= wanted)) and e > 0:
        at, period = at * (1 - e) + e * h, period + 1
    arrival = str(period) if at >= wanted else "more" if period > 400 else "never"
    mean = expected(now, e, h, periods)
    assert mean == sum(x * mass for x, mass in enumerate(state)) / posts
    print(heads, posts, part, whole, periods, exit_rate, hired, of, needed, digits(mean), digits(probability), arrival, sep=",")


if __name__ == "__main__":
    print("heads,posts,part,whole,periods,exit_rate,hired,of,needed,expected,probability,arrival")
    for fixed in (
        (0, 1, 1, 2, 1, "1", 1, 2), (1, 1, 1, 1, 3, "0.5", 1, 1), (0, 4, 1, 4, 0, "0.2", 1, 2), (2, 4, 1, 2, 0, "0.2", 0, 5),
        (0, 6, 1, 2, 5, "0", 3, 4), (4, 6, 1, 2, 5, "0", 3, 4), (3, 9, 1, 2, 1, "1", 4, 8), (3, 9, 1, 2, 4, "1", 3, 8),
        (1, 8, 0, 5, 3, "0.1", 0, 3), (8, 8, 1, 1, 3, "0.1", 3, 3), (7, 8, 1, 1, 3, "0.1", 3, 3), (0, 10, 1, 4, 2, "0.5", 1, 3),
        (2, 10, 3, 10, 4, "0.05", 31, 100), (2, 10, 30, 100, 4, "0.001", 31, 100), (0, 8, 1, 2, 1, "0.5", 1, 1),
    ):
        row(*fixed)
    random = Random(20090507)
    for _ in range(300):
        posts, whole, of = random.randint(1, 9), random.randint(1, 12), random.randint(1, 30)
        row(random.randint(0, random.randint(0, posts)), posts, random.randint(0, whole), whole, random.randint(0, 7),
            random.choice(("0.02", "0.1", "0.125", "0.25", "0.6", "0.95")), random.randint(0, of), of)
