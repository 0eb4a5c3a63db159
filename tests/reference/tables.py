"""Reference figures for tests/monitor_tables.rs: two-by-two tables and single rates, by other means than the library's.

Run in this directory: python3 tables.py          (Python 3.11, mpmath 1.3; about a minute)
Writes tables.csv, tables_intervals.csv and tables_binomial.csv. Seeded: the same files every time.

Small tables are counted in whole numbers (one Fraction at the end, rounded once). Large ones, up to a million in a cell,
are recurrences over the whole distribution with 60 digits. Intervals are solved with 50 digits or more. An empty field
has no value; `inf` is infinite.
"""
import math
import random
from decimal import Decimal, getcontext
from fractions import Fraction

from mpmath import mp, mpf

mp.dps = 50
getcontext().prec = 60
getcontext().Emin, getcontext().Emax = -10**12, 10**12
TIE = Fraction(1, 10**7)


def shown(value):
    if value is None:
        return ""
    if isinstance(value, float):
        value = float(value)
    elif isinstance(value, Decimal):
        value = float(value)
    else:
        value = float(value)
    return repr(value) if value in (0.0, 1.0, 0.5) else f"{value:.14g}"


def weights(m, n, r, x):
    """Counts of the group with weights proportional to their probability; all of them, or all that matter."""
    low, high = max(0, r - n), min(m, r)
    if m + n <= 4000:
        return [(k, math.comb(m, k) * math.comb(n, r - k)) for k in range(low, high + 1)]
    big = m + n
    mode = (r + 1) * (m + 1) // (big + 2)
    deviation = math.sqrt(max(1.0, m * n / big * (r / big) * (1 - r / big)))
    reach = abs(x - mode) + int(26 * deviation) + 60
    low, high = max(low, mode - reach), min(high, mode + reach)
    found, weight = [], Decimal(1)
    for k in range(x, high):
        found.append((k, weight))
        weight *= Decimal((m - k) * (r - k)) / Decimal((k + 1) * (n - r + k + 1))
    found.append((high, weight))
    below, weight = [], Decimal(1)
    for k in range(x, low, -1):
        weight *= Decimal(k * (n - r + k)) / Decimal((m - k + 1) * (r - k + 1))
        below.append((k - 1, weight))
    return below[::-1] + found


def ratio(part, whole):
    return Fraction(part, whole) if isinstance(whole, int) else part / whole


def exact(ws, x):
    """less, greater, two-sided, doubled, and the four mid-p."""
    here = dict(ws)[x]
    zero = here * 0
    whole = sum((w for _, w in ws), zero)
    less = sum((w for k, w in ws if k <= x), zero)
    greater = sum((w for k, w in ws if k >= x), zero)
    scale = 10**7
    two = sum((w for _, w in ws if w * scale <= here * (scale + 1)), zero)
    tied = sum((w for _, w in ws if here * (scale - 1) <= w * scale <= here * (scale + 1)), zero)
    half = [2 * less - here, 2 * greater - here, 2 * two - tied]
    less, greater, two = ratio(less, whole), ratio(greater, whole), ratio(two, whole)
    mids = [ratio(h, 2 * whole) for h in half]
    return [less, greater, two, min(1, 2 * min(less, greater)), *mids, min(1, 2 * min(mids[0], mids[1]))]


def z_of(level):
    return -mp.sqrt(2) * mp.erfinv(2 * ((1 - mpf(level)) / 2) - 1)


def pooled(a, m, c, n):
    if m == 0 or n == 0 or a + c in (0, m + n):
        return [None] * 3
    p, q = mpf(a) / m, mpf(c) / n
    common = mpf(a + c) / (m + n)
    z = (p - q) / mp.sqrt(common * (1 - common) * (mpf(1) / m + mpf(1) / n))
    return [z, mp.erfc(abs(z) / mp.sqrt(2)), mp.erfc(-z / mp.sqrt(2)) / 2]


def wilson(x, n, z):
    p = mpf(x) / n
    centre, reach = p + z * z / (2 * n), z * mp.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return (centre - reach) / (1 + z * z / n), (centre + reach) / (1 + z * z / n)


def upper_tail(x, n, p):
    """P(X >= x) of a binomial, and its derivative; x above nought."""
    q = 1 - p
    point = mp.exp(mp.loggamma(n + 1) - mp.loggamma(x + 1) - mp.loggamma(n - x + 1) + x * mp.log(p) + (n - x) * mp.log(q))
    term, total, k = mpf(1), mpf(1), x
    odds = p / q
    while k < n and (term > total * mpf(10) ** -45 or k < n * p):
        term *= odds * (n - k) / (k + 1)
        total += term
        k += 1
    return point * total, point * x / p


def clopper_low(x, n, tail):
    if x == 0:
        return mpf(0)
    if x == n:
        return tail ** (mpf(1) / n)
    # Newton's steps on the logarithms, from Wilson's lower end.
    t = mp.log(wilson(x, n, z_of(1 - 2 * tail))[0])
    for _ in range(60):
        p = mp.exp(t)
        above, slope = upper_tail(x, n, p)
        step = mp.log(above / tail) / (slope * p / above)
        t -= step
        if abs(step) < mpf(10) ** -25:
            return mp.exp(t)
    raise ValueError((x, n))


def clopper(x, n, level):
    tail = (1 - mpf(level)) / 2
    return clopper_low(x, n, tail), 1 - clopper_low(n - x, n, tail)


def solve(function, near, width):
    """Where an increasing function is nought: brackets, then false position kept honest by halving."""
    low, high = near - width, near + width
    at_low, at_high = function(low), function(high)
    while at_low > 0:
        low, high, at_high, width = low - 2 * width, low, at_low, 2 * width
        at_low = function(low)
    while at_high < 0:
        low, high, at_low, width = high, high + 2 * width, at_high, 2 * width
        at_high = function(high)
    side = 0
    for _ in range(400):
        middle = (low * at_high - high * at_low) / (at_high - at_low)
        value = function(middle)
        if value == 0 or high - low < Decimal(10) ** -28 or abs(value) < Decimal(10) ** -34:
            return middle
        if value < 0:
            low, at_low = middle, value
            if side == -1:
                at_high /= 2
            side = -1
        else:
            high, at_high = middle, value
            if side == 1:
                at_low /= 2
            side = 1
    raise ValueError("no root")


def conditional(ws, x, level, a, m, c, n):
    """Estimate and ends of the odds ratio, by the sums themselves."""
    if a + c in (0, m + n) or len(ws) == 1:
        return [None] * 3
    low, high = max(0, a + c - n), min(m, a + c)
    ws = [(k - x, Decimal(w)) for k, w in ws]
    tail = (1 - Decimal(str(level))) / 2
    near = math.log((a + 0.5) * (n - c + 0.5) / ((m - a + 0.5) * (c + 0.5)))
    error = math.sqrt(sum(1 / (v + 0.5) for v in (a, m - a, c, n - c)))
    z = float(z_of(level))

    def sums(log_odds):
        odds = log_odds.exp()
        power = (log_odds * ws[0][0]).exp()
        below = here = above = moment = Decimal(0)
        for k, w in ws:
            w = w * power
            power *= odds
            if k < 0:
                below += w
            elif k == 0:
                here = w
            else:
                above += w
            moment += k * w
        return below, here, above, moment

    def mean(log_odds):
        below, here, above, moment = sums(log_odds)
        return moment / (below + here + above)

    def upper(log_odds):
        below, here, above, _ = sums(log_odds)
        return ((here + above) / (below + here + above) / tail).ln()

    def lower(log_odds):
        below, here, above, _ = sums(log_odds)
        return -((here + below) / (below + here + above) / tail).ln()

    width = Decimal(error) / 8
    at = lambda shift: Decimal(near + shift * error)
    estimate = 0.0 if x == low else math.inf if x == high else solve(mean, at(0), width).exp()
    start = 0.0 if x == low else solve(upper, at(-z), width).exp()
    end = math.inf if x == high else solve(lower, at(z), width).exp()
    return [estimate, start, end]


def evidence(ws, mean, alpha):
    """The nearest counts on both sides whose two-sided p-value is at most alpha."""
    whole = sum(w for _, w in ws)
    small = [k for k, w in ws if ratio(sum(v for _, v in ws if v * 10**7 <= w * (10**7 + 1)), whole) <= alpha]
    return max((k for k in small if k < mean), default=None), min((k for k in small if k > mean), default=None)


def draw(rng, of, rate):
    return sum(rng.random() < rate for _ in range(of))


def cases():
    rng = random.Random(20260101)
    tables = [
        (26, 48, 206, 259), (3, 4, 1, 4), (0, 0, 0, 0), (0, 0, 3, 7), (2, 5, 0, 0), (0, 1, 0, 1), (1, 1, 1, 1), (0, 1, 1, 1),
        (1, 1, 0, 1), (0, 1, 5, 9), (1, 1, 5, 9), (0, 12, 0, 30), (12, 12, 30, 30), (0, 12, 30, 30), (12, 12, 0, 30),
        (0, 12, 4, 30), (12, 12, 4, 30), (3, 12, 0, 30), (3, 12, 30, 30), (1, 1, 0, 400), (0, 1, 399, 400), (5, 10, 5, 10),
        (1, 2, 2, 4), (56, 70, 48, 80), (9, 10, 3, 10), (10, 10, 0, 20), (10, 10, 0, 10), (6, 20, 9, 24),
    ]
    for _ in range(260):
        m, n = rng.randint(1, 40), rng.randint(1, 60)
        rate = rng.choice([0.05, 0.2, 0.5, 0.8, 0.95])
        tables.append((draw(rng, m, rate), m, draw(rng, n, rng.choice([rate, 0.3, 0.6])), n))
    for _ in range(60):
        m = rng.randint(1, 12)
        tables.append((rng.randint(0, m), m, rng.randint(0, m), m))
    for _ in range(130):
        m, n = rng.randint(10, 399), rng.randint(10, 399)
        tables.append((draw(rng, m, 0.2), m, draw(rng, n, 0.27), n))
    for _ in range(40):
        m, n = rng.randint(400, 3000), rng.randint(400, 900)
        tables.append((draw(rng, m, 0.3), m, draw(rng, n, rng.choice([0.3, 0.35, 0.5, 0.01])), n))
    # Both sides of the thousand and twenty-four from which factorials are no longer in a table.
    tables += [(40, 500, 70, 523), (40, 500, 70, 524), (40, 500, 70, 525), (1, 3, 700, 1021), (2, 3, 1000, 1021)]
    # Far tails.
    tables += [
        (0, 500, 400, 500), (10, 500, 480, 500), (100, 1000, 900, 1000), (30, 400, 370, 400), (20, 1000, 600, 1000),
        (490, 510, 20, 513), (0, 1900, 1000, 2000), (900, 2000, 100, 2000), (60, 3000, 700, 3500), (1, 700, 650, 900),
        (3000, 5000, 1500, 5000), (3000, 5000, 1200, 5000), (100, 6000, 3000, 30000),
    ]
    # Up to a million in a cell.
    tables += [
        (1_000_000, 2_000_000, 999_000, 2_000_000), (1_000_000, 2_000_000, 1_018_000, 2_000_000), (500_000, 1_500_000, 1_000_000, 3_000_000),
        (300, 1_000_300, 250, 1_000_250), (5, 1_000_000, 18, 1_000_000), (0, 1_000_000, 9, 1_000_000), (999_999, 1_000_000, 30, 40),
        (20, 60, 1_000_000, 2_000_000), (100_000, 1_000_000, 102_000, 1_000_000), (100_000, 400_000, 300_000, 1_100_000),
        (500_000, 1_000_000, 526_000, 1_000_000), (26_000, 1_000_000, 36_500, 1_040_000),
    ]
    return tables


def trimmed(row):
    return ",".join(row) + "\n"


def main():
    rng = random.Random(7)
    exact_rows = ["a,m,c,n,less,greater,two_sided,doubled,mid_less,mid_greater,mid_two_sided,mid_doubled,z,z_two_sided,z_less,evidence_below,evidence_above\n"]
    interval_rows = ["a,m,c,n,level,wilson_low,wilson_high,clopper_pearson_low,clopper_pearson_high,newcombe_low,newcombe_high,katz_low,katz_high,estimate,low,high\n"]
    for i, (a, m, c, n) in enumerate(cases()):
        key = [str(v) for v in (a, m, c, n)]
        level = 0.95 if i % 4 else rng.choice([0.9, 0.99, 0.999])
        z = z_of(str(level))
        figures, odds, found = [None] * 8, [None] * 3, (None, None)
        if m and n:
            ws = weights(m, n, a + c, a)
            figures = exact(ws, a)
            odds = conditional(ws, a, level, a, m, c, n)
            if m + n <= 200:
                found = evidence(ws, Fraction(m * (a + c), m + n), Fraction(1, 20))
        spot = [str(v) if v is not None else "" for v in found] if m + n <= 200 else ["-", "-"]
        exact_rows.append(trimmed(key + [shown(v) for v in figures + pooled(a, m, c, n)] + spot))
        score = exact_interval = newcombe = katz = (None, None)
        if m:
            score, exact_interval = wilson(a, m, z), clopper(a, m, str(level))
        if m and n:
            p, q, other = mpf(a) / m, mpf(c) / n, wilson(c, n, z)
            newcombe = (p - q - mp.sqrt((p - score[0]) ** 2 + (other[1] - q) ** 2), p - q + mp.sqrt((score[1] - p) ** 2 + (q - other[0]) ** 2))
            if a and c and a < m and c < n:
                reach = z * mp.sqrt(mpf(1) / a - mpf(1) / m + mpf(1) / c - mpf(1) / n)
                katz = (p / q * mp.exp(-reach), p / q * mp.exp(reach))
        figures = [*score, *exact_interval, *newcombe, *katz, *odds]
        interval_rows.append(trimmed(key + [str(level)] + [shown(v) for v in figures]))
    open("tables.csv", "w").writelines(exact_rows)
    open("tables_intervals.csv", "w").writelines(interval_rows)

    rows = ["x,n,share,less,greater,two_sided,mid_less,mid_greater,mid_two_sided\n"]
    shares = [0.057, 0.25, 0.5, 0.1, 0.3, 0.9, 0.001, 0.999, 1 / 3]
    singles = [(15, 405, 0.057), (18, 225, 0.25), (0, 10, 0.5), (10, 10, 0.5), (0, 7, 0.0), (3, 7, 0.0), (7, 7, 1.0), (3, 7, 1.0), (0, 0, 0.3)]
    singles += [(5, 10, 0.5), (0, 1, 0.5), (1, 1, 0.1), (0, 2000, 0.25), (900, 1000, 0.3), (2, 900, 0.5), (999, 1000, 0.25)]
    for _ in range(200):
        n = rng.randint(1, 300)
        share = rng.choice(shares)
        singles.append((draw(rng, n, min(0.98, max(0.02, share + rng.choice([0, 0, 0.05, -0.1, 0.2])))), n, share))
    singles += [(250_000, 1_000_000, 0.25), (249_000, 1_000_000, 0.25), (235_000, 1_000_000, 0.25), (1_030, 1_000_000, 0.001), (1_000_000, 3_000_000, 1 / 3), (0, 1_000_000, 0.0005)]
    for x, n, share in singles:
        figures = [None] * 6
        if n:
            p = Fraction(share)
            if share in (0.0, 1.0):
                figures = exact([(k, int(k == n * share)) for k in range(n + 1)], x)
            elif n <= 2000:
                top, rest = p.numerator, p.denominator - p.numerator
                powers, ws = [1], []
                for _ in range(n):
                    powers.append(powers[-1] * rest)
                here = 1
                for k in range(n + 1):
                    ws.append((k, math.comb(n, k) * here * powers[n - k]))
                    here *= top
                figures = exact(ws, x)
            else:
                odds = Decimal(p.numerator) / Decimal(p.denominator - p.numerator)
                mode = int(n * share)
                reach = abs(x - mode) + int(26 * math.sqrt(n * share * (1 - share))) + 60
                low, high = max(0, mode - reach), min(n, mode + reach)
                ws, weight = [], Decimal(1)
                for k in range(low, high + 1):
                    ws.append((k, weight))
                    weight *= odds * (n - k) / (k + 1)
                figures = exact(ws, x)
            figures = figures[:3] + figures[4:7]
        rows.append(trimmed([str(x), str(n), repr(share)] + [shown(v) for v in figures]))
    open("tables_binomial.csv", "w").writelines(rows)


main()
