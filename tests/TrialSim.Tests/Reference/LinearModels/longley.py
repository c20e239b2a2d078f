"""Writes longley.json: least squares of Longley's data (JASA 62, 1967, 819-841) in exact rational arithmetic on the doubles that the
numbers become. A textbook of ill-conditioning: normal equations lose ten digits.
  python3 tests/TrialSim.Tests/Reference/LinearModels/longley.py > tests/TrialSim.Tests/Reference/LinearModels/longley.json"""
import json
import platform
from decimal import Decimal, getcontext
from fractions import Fraction

getcontext().prec = 60
NAMES = ["deflator", "gnp", "unemployed", "forces", "population", "year", "employed"]
DATA = """83 234.289 235.6 159 107.608 1947 60.323
88.5 259.426 232.5 145.6 108.632 1948 61.122
88.2 258.054 368.2 161.6 109.773 1949 60.171
89.5 284.599 335.1 165 110.929 1950 61.187
96.2 328.975 209.9 309.9 112.075 1951 63.221
98.1 346.999 193.2 359.4 113.27 1952 63.639
99 365.385 187 354.7 115.094 1953 64.989
100 363.112 357.8 335 116.219 1954 63.761
101.2 397.469 290.4 304.8 117.388 1955 66.019
104.6 419.18 282.2 285.7 118.734 1956 67.857
108.4 442.769 293.6 279.8 120.445 1957 68.169
110.8 444.546 468.1 263.7 121.95 1958 66.513
112.6 482.704 381.3 255.2 123.366 1959 68.655
114.2 502.601 393.1 251.4 125.368 1960 69.564
115.7 518.173 480.6 257.2 127.852 1961 69.331
116.9 554.894 400.7 282.7 130.081 1962 70.551"""


def inverse(a):
    n = len(a)
    m = [row[:] + [Fraction(int(i == j)) for j in range(n)] for i, row in enumerate(a)]
    for k in range(n):
        pivot = next(i for i in range(k, n) if m[i][k] != 0)
        m[k], m[pivot] = m[pivot], m[k]
        m[k] = [v / m[k][k] for v in m[k]]
        for i in range(n):
            if i != k:
                m[i] = [v - m[i][k] * w for v, w in zip(m[i], m[k])]
    return [row[n:] for row in m]


def root(x):
    return float((Decimal(x.numerator) / Decimal(x.denominator)).sqrt())


table = [[float(v) for v in line.split()] for line in DATA.splitlines()]
x = [[Fraction(1)] + [Fraction(v) for v in row[:-1]] for row in table]
y = [Fraction(row[-1]) for row in table]
n, p = len(x), len(x[0])
cross = inverse([[sum(r[i] * r[j] for r in x) for j in range(p)] for i in range(p)])
b = [sum(cross[i][j] * sum(r[j] * t for r, t in zip(x, y)) for j in range(p)) for i in range(p)]
rss = sum((t - sum(u * v for u, v in zip(r, b))) ** 2 for r, t in zip(x, y))
mean = sum(y) / n
total = sum((t - mean) ** 2 for t in y)
print(json.dumps({
    "made-by": f"longley.py, Python {platform.python_version()}, exact rational arithmetic",
    "data": {name: [row[k] for row in table] for k, name in enumerate(NAMES)},
    "estimates": [float(v) for v in b],
    "standard-errors": [root(rss / (n - p) * cross[j][j]) for j in range(p)],
    "rss": float(rss), "r-squared": float(1 - rss / total), "f": float((total - rss) / (p - 1) / (rss / (n - p))),
}, indent=1))
