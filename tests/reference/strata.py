"""Figures of stratified two-by-two tables, to hold mangfold's against: writes strata.csv beside this file.

Run: python3 strata.py (needs Rscript on the path). Python 3.11, mpmath 1.3, scipy 1.17, statsmodels 0.15, R 4.2.2.

What is written comes from whole numbers (the exact conditional distribution, where its support allows) and from 50 digits
of mpmath (the rest). It is held against R's mantelhaen.test and statsmodels' StratifiedTable here, to the digits those
have. The tables are drawn with a fixed seed, and chosen: nought cells, skipped strata, far tails, large counts.
"""
import math
import os
import random
import subprocess
import warnings

import numpy
from mpmath import mp, mpf
from scipy.stats import chi2
from statsmodels.stats.contingency_tables import StratifiedTable

mp.dps = 50
HERE = os.path.dirname(os.path.abspath(__file__))
rng = random.Random(20260611)


def draw(n, p):
    return sum(rng.random() < p for _ in range(n))


def table(n1, n2, p1, p2):
    return (draw(n1, p1), n1, draw(n2, p2), n2)


def sets():
    found = []

    def add(name, tables, level=0.95):
        found.append((f"{name} {len(found)}", level, tables))

    ucb = [(512, 825, 89, 108), (353, 560, 17, 25), (120, 325, 202, 593), (138, 417, 131, 375), (53, 191, 94, 393), (22, 373, 24, 341)]
    add("berkeley men", ucb)
    add("berkeley women", [(c, d, a, b) for a, b, c, d in ucb])
    add("nobody", [])
    add("uninformative", [(0, 0, 3, 9), (0, 4, 0, 5), (4, 4, 5, 5), (2, 5, 0, 0)])
    add("one person each", [(0, 1, 1, 1)])
    add("one person each", [(1, 1, 0, 1), (0, 1, 1, 1), (1, 1, 0, 1)])
    add("ends", [(0, 5, 3, 9), (0, 4, 2, 5)])
    add("ends", [(5, 5, 3, 9), (4, 4, 2, 5)])
    add("ends", [(0, 40, 300, 900), (0, 70, 20, 50)], 0.99)
    add("next to ends", [(1, 40, 300, 900), (0, 70, 20, 50)])
    add("next to ends", [(39, 40, 300, 900), (70, 70, 20, 50)])
    add("equal", [(3, 6, 3, 6)] * 7)
    add("equal", [(2, 10, 5, 10)] * 33)
    add("equal", [(0, 1, 1, 2)] * 64)
    add("equal", [(1, 2, 1, 2)] * 100, 0.5)
    for level in (0.01, 0.5, 0.8, 0.9, 0.99, 0.999, 0.999999, 0.999999999):
        add("level", [table(12, 20, 0.3, 0.4) for _ in range(10)], level)
        add("level", [table(3, 9, 0.1, 0.2) for _ in range(5)], level)
        add("level ends", [(0, 2, 1, 3), (0, 4, 2, 9)], level)
        add("level ends", [(2, 2, 1, 3), (4, 4, 2, 9)], level)
    for _ in range(40):
        k = rng.randint(1, 12)
        p1, p2 = rng.random(), rng.random()
        add("mixed", [table(rng.randint(0, 12), rng.randint(0, 30), p1, p2) for _ in range(k)])
    for _ in range(25):
        k = rng.randint(20, 60)
        add("small", [table(rng.randint(1, 10), rng.randint(5, 50), 0.2, 0.25) for _ in range(k)])
    for _ in range(4):
        add("many", [table(rng.randint(1, 6), rng.randint(2, 12), 0.3, 0.4) for _ in range(400)])
    for _ in range(25):
        k = rng.randint(1, 6)
        add("large", [table(rng.randint(50, 400), rng.randint(50, 400), rng.uniform(.1, .9), rng.uniform(.1, .9)) for _ in range(k)])
    for _ in range(10):
        add("rare", [table(rng.randint(1, 20), rng.randint(100, 2000), 0.02, 0.02) for _ in range(rng.randint(1, 20))])
    for p1, p2, k in ((0.1, 0.5, 12), (0.5, 0.1, 12), (0.05, 0.6, 14), (0.9, 0.2, 9), (0.02, 0.4, 30), (0.3, 0.8, 16), (0.6, 0.05, 10), (0.95, 0.35, 11)):
        add("far", [table(rng.randint(40, 90), rng.randint(40, 120), p1, p2) for _ in range(k)])
    add("far skewed", [table(30, 1500, 0.6, 0.02) for _ in range(5)])
    add("far skewed", [table(300, 20, 0.02, 0.6) for _ in range(6)])
    add("far ends", [(0, 60, 50, 80)] * 9)
    add("far ends", [(60, 60, 30, 80)] * 9)
    add("ten thousand", [(212, 900, 2604, 10000), (31, 100, 2100, 9000)])
    add("ten thousand", [(10, 900, 2604, 10000), (3, 100, 2100, 9000)])
    add("million", [(240, 1000, 260000, 1000000), (30, 100, 2100, 9000)])
    add("million", [(150, 1000, 260000, 1000000)])
    add("million", [(499000, 1000000, 500000, 1000000), (2, 9, 4, 10)])
    add("million", [(480000, 1000000, 500000, 1000000), (2, 9, 4, 10)])
    add("million", [(100, 1000000, 150, 1000000), (4, 9, 4, 10)])
    add("million", [(999900, 1000000, 999850, 1000000), (4, 9, 4, 10)])
    return found


def informative(t):
    a, n1, c, n2 = t
    return n1 > 0 and n2 > 0 and 0 < a + c < n1 + n2


class Weights:
    """The weights of the sum of counts, from `low` on: whole numbers, or 50 digits where there are too many."""

    def __init__(self, tables):
        self.observed = sum(t[0] for t in tables)
        self.least = sum(max(0, t[0] + t[2] - t[3]) for t in tables)
        self.most = sum(min(t[1], t[0] + t[2]) for t in tables)
        self.low, self.weights = 0, [1]
        for t in tables:
            low, w = self.single(t)
            long, short = (self.weights, w) if len(self.weights) > len(w) else (w, self.weights)
            total = [0] * (len(long) + len(short) - 1)
            for i, x in enumerate(short):
                for j, y in enumerate(long):
                    total[i + j] += x * y
            self.low, self.weights = self.low + low, total

    @staticmethod
    def single(t):
        a, n1, c, n2 = t
        n = a + c
        lo, hi = max(0, n - n2), min(n1, n)
        if hi - lo <= 1200 and n1 + n2 <= 20000:
            return lo, [math.comb(n1, x) * math.comb(n2, n - x) for x in range(lo, hi + 1)]
        # Far enough for the observed, for nought, and for the interval: many standard deviations about both.
        mean = n * n1 / (n1 + n2)
        sd = math.sqrt(mean * (n2 / (n1 + n2)) * (1 - n / (n1 + n2))) + 3
        if hi - lo > 1200:
            lo = max(lo, int(min(mean - 2 * abs(a - mean), a) - 16 * sd))
            hi = min(hi, int(max(mean + 2 * abs(a - mean), a) + 16 * sd))
        w = [mpf(1)]
        for x in range(lo, hi):
            w.append(w[-1] * ((n1 - x) * (n - x)) / ((x + 1) * (n2 - n + x + 1)))
        return lo, w


def exact(tables, level):
    w = Weights(tables)
    weights, s = w.weights, w.observed - w.low
    total = sum(weights)
    here = weights[s]
    ratio = lambda x: mpf(x) / mpf(total)
    less, greater = sum(weights[:s + 1]), sum(weights[s:])
    no_likelier = [x for x in weights if x * 10**7 <= here * (10**7 + 1)]
    equal = [x for x in no_likelier if x * (10**7 + 1) >= here * 10**7]
    figures = [ratio(less), ratio(greater), ratio(sum(no_likelier))]
    figures += [ratio(less) - ratio(here) / 2, ratio(greater) - ratio(here) / 2, ratio(sum(no_likelier)) - ratio(sum(equal)) / 2]
    points = [(j, mpf(x) / mpf(here)) for j, x in enumerate(weights)]

    def at(theta, tail):
        values = []
        step = mp.exp(theta)
        power = mp.exp(-theta * s)
        for _, x in points:
            values.append(x * power)
            power *= step
        total = mp.fsum(values)
        if tail == 0:
            return None, mp.fsum((j - s) * v for j, v in enumerate(values)) / total
        return mp.fsum(values[s:] if tail > 0 else values[:s + 1]) / total, None

    def solve(f, start):
        # f rises with theta.
        lo, hi = start - 1, start + 1
        while f(lo) > 0:
            lo -= 2 * (hi - lo)
        while f(hi) < 0:
            hi += 2 * (hi - lo)
        return mp.exp(mp.findroot(f, (lo, hi), solver="anderson", tol=mpf(10)**-42, maxsteps=200, verify=False))

    half = (1 - mpf(level)) / 2
    at_least, at_most = w.observed == w.least, w.observed == w.most
    estimate = mpf(0) if at_least else mp.inf if at_most else solve(lambda x: at(x, 0)[1], mpf(0))
    center = mp.log(estimate) if not (at_least or at_most) else mpf(0)
    low = mpf(0) if at_least else solve(lambda x: mp.log(at(x, 1)[0] / half), center)
    high = mp.inf if at_most else solve(lambda x: -mp.log(at(x, -1)[0] / half), center)
    for end, tail in ((low, 1), (high, -1)):
        if 0 < end < mp.inf:
            assert abs(at(mp.log(end), tail)[0] / half - 1) < 1e-25, "root"
    if 0 < estimate < mp.inf:
        assert abs(at(center, 0)[1]) < 1e-22, "estimate"
    return w.observed, figures, [estimate, low, high]


def asymptotic(tables, level):
    delta = variance = mpf(0)
    r = s = pr = both = qs = mpf(0)
    for a, n1, c, n2 in tables:
        b, d, n = n1 - a, n2 - c, mpf(n1 + n2)
        delta += a - n1 * (a + c) / n
        variance += n1 * n2 * (a + c) * (b + d) / (n * n * (n - 1))
        r += a * d / n
        s += b * c / n
        pr += (a + d) * a * d / n**2
        both += ((a + d) * b * c + (b + c) * a * d) / n**2
        qs += (b + c) * b * c / n**2
    p_of = lambda x: mp.erfc(mp.sqrt(x / 2))
    statistic = delta**2 / variance
    yates = mpf(1) / 2 if abs(delta) >= mpf(1) / 2 else 0
    corrected = (abs(delta) - yates)**2 / variance
    z = delta / mp.sqrt(variance)
    cmh = [statistic, p_of(statistic), corrected, p_of(corrected), mp.erfc(-z / mp.sqrt(2)) / 2]
    if r == 0 or s == 0:
        return cmh, None, None
    ratio = r / s
    sd = mp.sqrt(pr / (2 * r * r) + both / (2 * r * s) + qs / (2 * s * s))
    quantile = mp.findroot(lambda x: mp.log(mp.erfc(x / mp.sqrt(2)) / (1 - mpf(level))), (mpf("0.001"), mpf(7)), solver="anderson", tol=mpf(10)**-42)
    away = mp.exp(quantile * sd)
    odds = [ratio, ratio / away, ratio * away]
    if len(tables) < 2:
        return cmh, odds, None
    plain = off = spread = mpf(0)
    for a, n1, c, n2 in tables:
        n = a + c
        qa, qb, qc = 1 - ratio, n2 - n + ratio * (n1 + n), -ratio * n1 * n
        if abs(qa) < mpf(10)**-45:
            fitted = -qc / qb
        else:
            root = mp.sqrt(qb * qb - 4 * qa * qc)
            fitted = next(x for x in ((-qb + root) / (2 * qa), (-qb - root) / (2 * qa)) if max(0, n - n2) < x < min(n1, n))
        v = 1 / (1 / fitted + 1 / (n1 - fitted) + 1 / (n - fitted) + 1 / (n2 - n + fitted))
        plain += (a - fitted)**2 / v
        off += a - fitted
        spread += v
    statistic = plain - off**2 / spread
    above = lambda x: mp.gammainc(mpf(len(tables) - 1) / 2, x / 2, mp.inf, regularized=True)
    return cmh, odds, [statistic, above(statistic), plain, above(plain)]


def close(one, other, tolerance, what):
    one, other = float(one), float(other)
    assert abs(one - other) <= tolerance * max(abs(one), abs(other)) + 1e-300, (what, one, other)


def main():
    rows, for_r, kept = [], [], []
    for name, level, tables in sets():
        good = [t for t in tables if informative(t)]
        row = [name, repr(level), " ".join("{}/{}:{}/{}".format(*t) for t in tables), len(good)]
        if not good:
            rows.append(row + ["NA"] * 23)
            continue
        cmh, odds, homogeneous = asymptotic(good, level)
        observed, tails, conditional = exact(good, level)
        kept.append((name, good, cmh, odds, homogeneous, tails))
        for_r.append(f"{level!r} " + " ".join(f"{a}:{n1 - a}:{c}:{n2 - c}" for a, n1, c, n2 in good))
        show = lambda xs, n: [mp.nstr(x, 17) for x in xs] if xs is not None else ["NA"] * n
        rows.append(row + [observed] + show(cmh, 5) + show(odds, 3) + show(homogeneous, 4) + show(tails, 6) + show(conditional, 3) + ["-"])
    out = subprocess.run(["Rscript", os.path.join(HERE, "strata.R")], input="\n".join(for_r) + "\n", capture_output=True, text=True, check=True)
    lines = out.stdout.strip().split("\n")
    assert len(lines) == len(kept)
    compared = 0
    for (name, good, cmh, odds, homogeneous, tails), line in zip(kept, lines):
        figures = [float(x) for x in line.replace("Inf", "inf").replace("NaN", "nan").replace("NA", "nan").split()]
        for one, other in zip(cmh, figures[:5]):
            if other == other and abs(other) > 1e-12:
                close(one, other, 1e-8, name)
        if odds:
            for one, other in zip(odds, figures[5:8]):
                if other == other:
                    close(one, other, 1e-9, name)
        for one, other in zip(tails[:3], figures[8:]):
            # R's own tails come from a product of doubles that has underflowed where they are far.
            if other == other and other > 1e-12:
                close(one, other, 1e-6, (name, "exact"))
                compared += 1
        if homogeneous and name.split(" ")[0] != "million":
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                st = StratifiedTable([numpy.array([[a, n1 - a], [c, n2 - c]]) for a, n1, c, n2 in good])
                for adjust, at in ((True, 0), (False, 2)):
                    got = st.test_equal_odds(adjust=adjust)
                    if got.statistic == got.statistic and abs(got.statistic) > 1e-6:
                        close(homogeneous[at], got.statistic, 1e-6, (name, "equal odds"))
                        close(homogeneous[at + 1], chi2.sf(got.statistic, len(good) - 1), 1e-5, (name, "equal odds"))
    with open(os.path.join(HERE, "strata.csv"), "w") as f:
        f.write("name,level,tables,informative,observed,cmh,cmh_p,cmh_corrected,cmh_corrected_p,cmh_less,odds_ratio,odds_ratio_low,odds_ratio_high,"
                "tarone,tarone_p,breslow_day,breslow_day_p,less,greater,two_sided,mid_less,mid_greater,mid_two_sided,conditional,conditional_low,conditional_high\n")
        for row in rows:
            f.write(",".join(str(x) for x in row[:26]).replace("+inf", "inf") + "\n")
    print(len(rows), "sets;", compared, "exact p-values held against R")


main()
