#!/usr/bin/env python3
"""Logarithms and exponentials of doubles to 30 digits by mpmath.

    python3 elementary.py > elementary.json

Values keep 25 significant digits as text, so that an error of a hundredth of a unit in the last place can be told.
"""
import json
import random
import mpmath
from mpmath import mp, mpf

mp.dps = 40
random.seed(20250101)

logs = [2.2250738585072014e-308, 5e-324, 1e-310, 1.7976931348623157e308, 0.5, 2.0, 10.0, 2.718281828459045, 0.70710678118654752, 0.70710678118654757,
        1.4142135623730949, 1.4142135623730951, 1.4142135623730954]
logs += [1 + s * 2.0 ** -k for k in range(1, 53, 3) for s in (1, -0.5)]
logs += [random.uniform(0.5, 2) for _ in range(120)]
logs += [2.0 ** random.uniform(-1021, 1023) for _ in range(120)]
exps = [0.0, 1.0, -1.0, 0.34657359027997264, 0.34657359027997270, 700.0, -700.0, 700.5, 709.0, -700.5, -708.0, -720.0, -739.9]
exps += [s * 2.0 ** -k for k in range(0, 53, 4) for s in (1, -1)]
exps += [random.uniform(-1, 1) for _ in range(120)]
exps += [random.uniform(-700, 700) for _ in range(120)]


def digits(x):
    return mpmath.nstr(x, 25, min_fixed=0, max_fixed=0)


cases = {
    "made-by": "elementary.py, mpmath " + mpmath.__version__ + ", 40 digits",
    "agreement": "approximate; the test states its tolerance and why",
    "log": [{"x": x, "y": digits(mpmath.log(mpf(x)))} for x in logs],
    "exp": [{"x": x, "y": digits(mpmath.exp(mpf(x)))} for x in exps],
}
print(json.dumps(cases, indent=2).replace("\n      ", " ").replace("\n    }", " }"))
