#!/usr/bin/env python3
"""Tails of distributions to 20 digits by mpmath, at random easy and hard arguments (seed 20): expected values for TailTests.cs.

    python3 tails.py > tails.json

Each case holds its arguments as doubles and both tails, "lower" and "upper", of exactly those doubles. Incomplete gamma and beta
functions: power series with positive terms, summed with 340 digits, so that the other tail is a difference that keeps 40.
Noncentral distributions: sums over all Poisson numbers that count. Noncentral and bivariate t: integrals.
"""
import json
import math
import random

import mpmath
from mpmath import exp, log, loggamma, mp, mpf, nstr, sqrt

DIGITS = 340
mp.dps = DIGITS
rng = random.Random(20)


def text(x):
    return nstr(x, 20, min_fixed=0, max_fixed=0)


def gamma_tails(a, x):
    """P(a, x) and 1 - P(a, x)."""
    term = total = 1 / a
    n = 0
    while term > total * mpf(10) ** (5 - DIGITS):
        n += 1
        term *= x / (a + n)
        total += term
    lower = exp(a * log(x) - x - loggamma(a)) * total
    return lower, 1 - lower


def beta_tails(a, b, x, y):
    """I_x(a, b) and its complement, y = 1 - x."""
    if x > y:
        upper, lower = beta_tails(b, a, y, x)
        return lower, upper
    # x^a y^b / (a B(a, b)) (1 + (a + b) / (a + 1) x + (a + b) (a + b + 1) / ((a + 1) (a + 2)) x^2 + ...)
    term = total = mpf(1)
    n = 0
    while term > total * mpf(10) ** (5 - DIGITS):
        term *= (a + b + n) / (a + 1 + n) * x
        total += term
        n += 1
    lower = exp(loggamma(a + b) - loggamma(a + 1) - loggamma(b) + a * log(x) + b * log(y)) * total
    return lower, 1 - lower


def normal_lower(x):
    return mpmath.erfc(-mpf(x) / sqrt(mpf(2))) / 2


def poisson_mixture(mean, tails):
    lower = upper = mpf(0)
    for j in range(int(mean + 40 * math.sqrt(mean) + 150)):
        weight = exp(-mean + j * log(mean) - loggamma(j + 1))
        p, q = tails(j)
        lower += weight * p
        upper += weight * q
    return lower, upper


def noncentral_t_lower(t, df, shift):
    """Integral over v = ln S, in panels of the range where the integrand is within e^-75 of its peak."""
    t, df, shift = mpf(t), mpf(df), mpf(shift)
    a = df / 2
    constant = log(mpf(2)) + a * log(a) - loggamma(a)

    def density(v):
        return exp(constant + df * v - a * exp(2 * v)) * normal_lower(t * exp(v) - shift)

    low, high = -300 / float(df) - 3, math.log(2 + 800 / float(df)) / 2
    for _ in range(3):
        grid = [low + (high - low) * i / 200 for i in range(201)]
        heights = [float(log(density(mpf(v)))) for v in grid]
        kept = [v for v, h in zip(grid, heights) if h > max(heights) - 75]
        step = grid[1] - grid[0]
        low, high = min(kept) - step, max(kept) + step
    return mpmath.quad(density, mpmath.linspace(mpf(low), mpf(high), 200))


def bivariate_normal(h, k, rho):
    h, k, rho = mpf(h), mpf(k), mpf(rho)
    s = sqrt((1 - rho) * (1 + rho))
    ends = sorted({h} | {h - mpf(2) ** -(mpf(j) / 2) for j in range(-6, 24)} | {min(h, e) for e in [mpf(-42)] + [mpf(i) for i in range(-40, 41)]} | {
        min(h, c + m * w) for c, w in ((rho * k, s), (k / rho, s / abs(rho))) for m in (-20, -10, -6, -3, -1, 0, 1, 3, 6, 10, 20)})
    return mpmath.quad(lambda x: exp(-x * x / 2) / sqrt(2 * mpmath.pi) * normal_lower((k - rho * x) / s), [e for e in ends if e >= -42])


def bivariate_t(h, k, rho, df):
    """Over the correlation from -1 or 1 (Dunnett and Sobel 1954)."""
    h, k, rho, df = mpf(h), mpf(k), mpf(rho), mpf(df)

    def slope(v):  # at correlation -cos v for rho < 0, cos v for rho > 0
        c = mpmath.cos(v) if rho > 0 else -mpmath.cos(v)
        return (1 + (h * h + k * k - 2 * h * k * c) / (df * mpmath.sin(v) ** 2)) ** (-df / 2) / (2 * mpmath.pi)

    def t_lower(x):  # the digits of the bivariate probability suffice
        lower, _ = beta_tails(mpf(1) / 2, df / 2, x * x / (df + x * x), df / (df + x * x))
        return (1 + lower if x > 0 else 1 - lower) / 2

    top = mpmath.acos(abs(rho))
    moved = mpmath.quad(slope, [mpf(0)] + [top * mpf(2) ** (-mpf(j) / 8) for j in range(120, -1, -1)])
    if rho > 0:
        return t_lower(min(h, k)) - moved
    return max(mpf(0), t_lower(h) - t_lower(-k)) + moved


def both(arguments, lower, upper):
    return {**arguments, "lower": text(lower), "upper": text(upper)}


def spread(low, high):
    return 10 ** rng.uniform(low, high)


def usable(*tails):
    return all(t is not None and t > mpf(10) ** -300 for t in tails)


def fill(count, draw):
    cases = []
    while len(cases) < count:
        case = draw()
        if case:
            cases.append(case)
    return cases


def chi_square():
    df = spread(-1.5, 4.5)
    x = rng.choice([df * math.exp(rng.gauss(0, 1) * min(2, 3 / math.sqrt(df))), df + math.sqrt(2 * df) * rng.uniform(-9, 30), spread(-30, 0)])
    if x <= 0:
        return None
    tails = gamma_tails(mpf(df) / 2, mpf(x) / 2)
    return both({"x": x, "df": df}, *tails) if usable(*tails) else None


def f_case():
    df1, df2 = spread(-1.3, 4), spread(-1.3, 4)
    s = math.sqrt(2 / df1 + 2 / df2)
    x = rng.choice([math.exp(min(3, s) * rng.gauss(0, 1)), math.exp(max(-60, min(60, s * rng.uniform(-20, 20)))), spread(-12, 12)])
    a, b, odds = mpf(df1) / 2, mpf(df2) / 2, mpf(df1) * mpf(x) / mpf(df2)
    tails = beta_tails(a, b, odds / (1 + odds), 1 / (1 + odds))
    return both({"x": x, "df1": df1, "df2": df2}, *tails) if usable(*tails) else None


def beta_case():
    a, b = spread(-1.5, 4), spread(-1.5, 4)
    mean = a / (a + b)
    sd = math.sqrt(mean * (1 - mean) / (a + b + 1))
    x = rng.choice([mean + sd * rng.gauss(0, 2), mean + sd * rng.uniform(-25, 25), rng.random(), spread(-15, 0)])
    if not 0 < x < 1:
        return None
    tails = beta_tails(mpf(a), mpf(b), mpf(x), 1 - mpf(x))
    return both({"x": x, "a": a, "b": b}, *tails) if usable(*tails) else None


def t_case():
    df = rng.choice([spread(-1.3, 2), spread(2, 10)])
    t = rng.choice([abs(rng.gauss(0, 1.5)), rng.uniform(0, 36), spread(-6, 6)])
    square = mpf(t) ** 2
    lower, upper = beta_tails(mpf(1) / 2, mpf(df) / 2, square / (df + square), df / (df + square))
    return {"t": t, "df": df, "upper": text(upper / 2)} if usable(upper) else None


def noncentral_t():
    mp.dps = 30
    df = rng.choice([spread(0, 1.5), spread(1, 5)])
    shift = rng.choice([rng.uniform(-4, 4), rng.uniform(-40, 40)])
    t = rng.choice([rng.uniform(-4, 8), shift * rng.uniform(-0.3, 2), shift + rng.gauss(0, 3)])
    lower, upper = noncentral_t_lower(t, df, shift), noncentral_t_lower(-t, df, -shift)
    mp.dps = DIGITS
    return both({"t": t, "df": df, "shift": shift}, lower, upper) if usable(lower, upper) else None


def noncentral_chi_square():
    df, shift = spread(-1, 2), spread(-3, 2.3)
    mean, sd = df + shift, math.sqrt(2 * (df + 2 * shift))
    x = rng.choice([mean + sd * rng.gauss(0, 1.5), mean * rng.random(), mean + sd * rng.uniform(0, 20)])
    if x <= 0:
        return None
    tails = poisson_mixture(mpf(shift) / 2, lambda j: gamma_tails(mpf(df) / 2 + j, mpf(x) / 2))
    return both({"x": x, "df": df, "shift": shift}, *tails) if usable(*tails) else None


def noncentral_f():
    df1, df2, shift = spread(-0.5, 2), spread(-0.5, 3), spread(-3, 2)
    x = (df1 + shift) / df1 * rng.choice([math.exp(rng.gauss(0, 1)), spread(-4, 2)])
    a, b, odds = mpf(df1) / 2, mpf(df2) / 2, mpf(df1) * mpf(x) / mpf(df2)
    tails = poisson_mixture(mpf(shift) / 2, lambda j: beta_tails(a + j, b, odds / (1 + odds), 1 / (1 + odds)))
    return both({"x": x, "df1": df1, "df2": df2, "shift": shift}, *tails) if usable(*tails) else None


def bivariate(t_too):
    mp.dps = 30
    h, k = rng.gauss(0, 2), rng.gauss(0, 2)
    rho = rng.choice([rng.uniform(-1, 1), 0.98, -0.98])
    df = spread(-0.3, 2.5)
    value = bivariate_t(h, k, rho, df) if t_too else bivariate_normal(h, k, rho)
    mp.dps = DIGITS
    arguments = {"h": h, "k": k, "rho": rho, **({"df": df} if t_too else {})}
    return {**arguments, "lower": text(value)} if value > mpf(10) ** (-12 if t_too else -250) else None


def binomial():
    n, p = int(spread(0, 4)), rng.choice([rng.random(), spread(-6, 0)])
    k = min(n, max(0, int(n * p + rng.uniform(-8, 8) * math.sqrt(n * p * (1 - p)) + 0.5)))
    mass = mpmath.binomial(n, k) * mpf(p) ** k * (1 - mpf(p)) ** (n - k)
    lower = sum(mpmath.binomial(n, i) * mpf(p) ** i * (1 - mpf(p)) ** (n - i) for i in range(k + 1))
    return {**both({"k": k, "n": n, "p": p}, lower, 1 - lower), "mass": text(mass)} if k < n and usable(mass, lower, 1 - lower) else None


def hypergeometric():
    white, black = int(spread(0, 4)), int(spread(0, 4))
    drawn = rng.randint(1, white + black)
    mean = drawn * white / (white + black)
    x = int(mean + rng.uniform(-6, 6) * math.sqrt(mean * black / (white + black)) + 0.5)
    if not max(0, drawn - black) <= x < min(white, drawn):
        return None
    weights = [mpmath.binomial(white, i) * mpmath.binomial(black, drawn - i) for i in range(max(0, drawn - black), min(white, drawn) + 1)]
    place, total = x - max(0, drawn - black), mpmath.binomial(white + black, drawn)
    lower, upper, mass = sum(weights[:place + 1]) / total, sum(weights[place + 1:]) / total, weights[place] / total
    return {**both({"x": x, "white": white, "black": black, "drawn": drawn}, lower, upper), "mass": text(mass)} if usable(mass, lower, upper) else None


def poisson():
    mean = spread(-3, 4)
    k = max(0, int(mean + rng.uniform(-8, 12) * math.sqrt(mean) + 0.5))
    upper, lower = gamma_tails(mpf(k + 1), mpf(mean))
    return {**both({"k": k, "mean": mean}, lower, upper), "mass": text(exp(-mpf(mean) + k * log(mpf(mean)) - loggamma(k + 1)))} if usable(lower, upper) else None


def gamma_functions():
    x = rng.choice([spread(-5, 0), rng.uniform(0.3, 3), 1 + rng.choice([-1, 1]) * spread(-9, -1), 2 + rng.choice([-1, 1]) * spread(-9, -1), spread(0, 9)])
    return {"x": x, "log": text(loggamma(mpf(x))), "digamma": text(mpmath.digamma(mpf(x))), "trigamma": text(mpmath.psi(1, mpf(x)))}


def normal_log():
    z = rng.choice([-spread(-3, 6), spread(-3, 1.5)])
    mp.dps = DIGITS if z > -20 else 30
    if z > -20:
        value = log(normal_lower(z)) if z < 0 else mpmath.log1p(-normal_lower(-z))
    else:  # asymptotic series of Mills' ratio
        w = 1 / mpf(z) ** 2
        tail = mpf(0)
        for k in range(39, 0, -2):
            tail = -k * w * (1 + tail)
        value = -mpf(z) ** 2 / 2 - log(2 * mpmath.pi) / 2 - log(-mpf(z)) + mpmath.log1p(tail)
    mp.dps = DIGITS
    return {"z": z, "log": text(value)}


sections = {
    "normal-log": fill(24, normal_log),
    "chi-square": fill(40, chi_square),
    "f": fill(40, f_case),
    "beta": fill(40, beta_case),
    "t": fill(40, t_case),
    "noncentral-t": fill(25, noncentral_t),
    "noncentral-chi-square": fill(25, noncentral_chi_square),
    "noncentral-f": fill(25, noncentral_f),
    "bivariate-normal": fill(25, lambda: bivariate(False)),
    "bivariate-t": fill(20, lambda: bivariate(True)),
    "binomial": fill(25, binomial),
    "hypergeometric": fill(25, hypergeometric),
    "poisson": fill(20, poisson),
    "gamma-functions": fill(40, gamma_functions),
}
print("{")
print(f'  "made-by": "tails.py, mpmath {mpmath.__version__}, 30 to 100 digits",')
print('  "agreement": "approximate; each test states its tolerance and why",')
print(",\n".join(f'  "{name}": [\n' + ",\n".join("    " + json.dumps(case) for case in cases) + "\n  ]" for name, cases in sections.items()))
print("}")
