#!/usr/bin/env python3
"""Distribution functions to 30 digits by mpmath, as expected values for NormalDistribution, StudentT, GammaFunction and StudentDeviate.

    python3 distributions.py > distributions.json

Numbers are printed with 20 significant digits, more than a double holds.
"""
import json
import mpmath
from mpmath import mp, mpf

mp.dps = 50


def text(x):
    return mpmath.nstr(x, 20, min_fixed=0, max_fixed=0)


def normal_tail(z):
    return mpmath.erfc(mpf(z) / mpmath.sqrt(2)) / 2


def normal_quantile_from_upper_tail(p):
    p = mpf(p)
    guess = mpmath.sqrt(-2 * mpmath.log(p)) if p < mpf("0.1") else mpf("0.5")
    return mpmath.findroot(lambda z: mpmath.log(normal_tail(z) / p), guess, tol=mpf(10) ** -35)


def t_tail(t, df):
    """P(|T| > t)."""
    t, df = mpf(t), mpf(df)
    return mpmath.betainc(df / 2, mpf(1) / 2, 0, df / (df + t * t), regularized=True)


def t_critical(alpha, df):
    guess = normal_quantile_from_upper_tail(mpf(alpha) / 2)
    if df < 3:
        guess = mpmath.power(mpf(alpha), -1 / mpf(df))
    return mpmath.findroot(lambda t: mpmath.log(t_tail(t, df) / mpf(alpha)), guess, tol=mpf(10) ** -28)


DF = ["0.3", "0.5", "1", "1.5", "2", "2.7", "3", "4", "4.01", "5.5", "10", "30.3", "57", "100.25", "1000", "10000", "123456.7", "1e6"]
cases = {
    "made-by": "distributions.py, mpmath " + mpmath.__version__ + ", 50 digits",
    "agreement": "approximate; each test states its tolerance and why",
    "normal-upper-tail": [
        {"z": float(z), "p": text(normal_tail(float(z)))}
        for z in [-38, -8.3, -5, -2.5000001, -2.5, -1, -0.3, 0, 1e-9, 0.1, 0.5, 0.67448975, 1, 1.2815515655, 1.6448536, 1.959964, 2.4,
                  2.4999999, 2.5, 2.5000001, 2.576, 3, 3.5, 4, 5, 6, 7, 8, 10, 13, 17, 20, 25, 30, 35, 36.5, 37, 37.04]
    ],
    "normal-upper-quantile": [
        {"p": float(p), "z": text(normal_quantile_from_upper_tail(float(p)))}
        for p in ["1e-300", "1e-200", "1e-100", "1e-50", "1e-20", "1e-15", "1e-12", "1e-9", "1e-7", "1e-6", "1e-5", "1e-4", "0.001", "0.0025",
                  "0.005", "0.01", "0.02425", "0.025", "0.05", "0.075", "0.1", "0.2", "0.25", "0.3", "0.4", "0.45", "0.49", "0.499", "0.499999"]
    ],
    "t-two-sided-tail": [],
    "t-critical": [],
    "log-gamma": [
        {"x": float(x), "y": text(mpmath.loggamma(mpf(float(x))))}
        for x in ["1e-300", "1e-8", "0.1", "0.25", "0.5", "0.9999999", "1", "1.0000001", "1.25", "1.4616321449683623", "1.75", "2", "2.5", "3", "5",
                  "9.999", "10", "10.5", "28.5", "100", "1000.5", "123456.7", "1e6", "5e7", "1e12"]
    ],
    "log-choose": [
        {"n": n, "k": k, "y": text(mpmath.log(mpmath.binomial(n, k)))}
        for n, k in [(1, 0), (1, 1), (4, 2), (10, 3), (60, 30), (200, 7), (1000, 500), (100000, 3), (100000, 50000)]
    ],
}
for df in DF:
    for t in ["1e-6", "0.05", "0.5", "1", "1.7", "2", "2.3", "3", "5", "10", "37", "1000"]:
        p = t_tail(float(t), float(df))
        if p > mpf("1e-290"):
            cases["t-two-sided-tail"].append({"t": float(t), "df": float(df), "p": text(p)})
    if float(df) >= 1:
        for alpha in ["0.2", "0.1", "0.05", "0.02", "0.01", "0.001", "1e-6"]:
            cases["t-critical"].append({"alpha": float(alpha), "df": float(df), "t": text(t_critical(float(alpha), float(df)))})
lines = json.dumps(cases, indent=2)
print(lines.replace("\n      ", " ").replace("\n    }", " }"))
