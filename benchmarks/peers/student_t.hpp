// Student's t distribution, scalar: used for tables at start-up and for the rare replicate that
// the tables leave undecided, so it is written for accuracy and not for speed.
#pragma once

#include <cmath>

// Continued fraction of the incomplete beta function (modified Lentz).
inline double betaContinuedFraction(double a, double b, double x)
{
    constexpr double Tiny = 1e-300;
    constexpr double Tolerance = 1e-15;
    const auto awayFromZero = [](double v) { return std::fabs(v) < Tiny ? Tiny : v; };

    double c = 1;
    double d = 1 / awayFromZero(1 - (a + b) * x / (a + 1));
    double value = d;
    for (int m = 1; m <= 500; m++)
    {
        const double even = m * (b - m) * x / ((a - 1 + 2 * m) * (a + 2 * m));
        d = 1 / awayFromZero(1 + even * d);
        c = awayFromZero(1 + even / c);
        value *= d * c;

        const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 1 + 2 * m));
        d = 1 / awayFromZero(1 + odd * d);
        c = awayFromZero(1 + odd / c);
        const double change = d * c;
        value *= change;
        if (std::fabs(change - 1) < Tolerance)
        {
            break;
        }
    }
    return value;
}

// P(|T| > |t|) for T with `df` degrees of freedom (not necessarily whole).
inline double twoSidedP(double t, double df)
{
    const double x = df / (df + t * t);
    const double a = df / 2;
    const double b = 0.5;
    const double logFront = std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b)
        + a * std::log(x) + b * std::log1p(-x);
    const double front = std::exp(logFront);
    if (x < (a + 1) / (a + b + 2))
    {
        return front * betaContinuedFraction(a, b, x) / a;
    }
    return 1 - front * betaContinuedFraction(b, a, 1 - x) / b;
}

// The square of the two-sided critical value: tests compare t*t with it and need no root.
inline double squaredCriticalValue(double alpha, double df)
{
    double low = 0;
    double high = 1e8;
    for (int i = 0; i < 200; i++)
    {
        const double middle = (low + high) / 2;
        if (twoSidedP(middle, df) > alpha)
        {
            low = middle;
        }
        else
        {
            high = middle;
        }
    }
    return high * high;
}
