using System.Diagnostics;

namespace TrialSim.Numerics;

/// <summary>Roots of functions of one number.</summary>
internal static class RootFinding
{
    private const double Epsilon = 2.220446049250313e-16;
    private const int MostSteps = 1000;

    /// <summary>A point between two of opposite sign where a function is zero or, being discontinuous, changes sign.</summary>
    /// <param name="function">The function.</param>
    /// <param name="lower">One end.</param>
    /// <param name="upper">The other end.</param>
    /// <param name="tolerance">Length of the bracket at which the search stops, besides rounding.</param>
    /// <remarks>
    /// Source: Brent (1973), Algorithms for Minimization without Derivatives, chapter 4. Where the function is flat at zero, the point
    /// found depends on the path; the rule by which a step is interpolated or bisected is the published one, which R's uniroot follows too,
    /// so that both find the same point.
    /// </remarks>
    public static double Brent(Func<double, double> function, double lower, double upper, double tolerance) =>
        Brent(function, lower, function(lower), upper, function(upper), tolerance);

    /// <summary>The same where the values at the ends are known.</summary>
    public static double Brent(Func<double, double> function, double lower, double atLower, double upper, double atUpper, double tolerance)
    {
        Debug.Assert(!(atLower * atUpper > 0), "the ends differ in sign");
        if (atLower == 0)
        {
            return lower;
        }

        // best: the newest and smallest; previous: the one before it; opposite: the last of the other sign
        var (previous, atPrevious) = (lower, atLower);
        var (best, atBest) = (upper, atUpper);
        var (opposite, atOpposite) = (lower, atLower);
        for (int step = 0; step < MostSteps && atBest != 0; step++)
        {
            double lastStep = best - previous;
            if (Math.Abs(atOpposite) < Math.Abs(atBest))
            {
                (previous, best, opposite) = (best, opposite, best);
                (atPrevious, atBest, atOpposite) = (atBest, atOpposite, atBest);
            }

            double nearest = (2 * Epsilon * Math.Abs(best)) + (tolerance / 2);
            double half = (opposite - best) / 2;
            if (Math.Abs(half) <= nearest)
            {
                break;
            }

            double move = Math.Abs(lastStep) >= nearest && Math.Abs(atPrevious) > Math.Abs(atBest)
                ? Interpolated(previous, atPrevious, best, atBest, opposite, atOpposite, nearest, lastStep)
                : half;
            move = Math.Abs(move) >= nearest ? move : Math.CopySign(nearest, half);
            (previous, atPrevious) = (best, atBest);
            best += move;
            atBest = function(best);
            if ((atBest > 0 && atOpposite > 0) || (atBest < 0 && atOpposite < 0))
            {
                (opposite, atOpposite) = (previous, atPrevious);
            }
        }

        return best;
    }

    // The step that inverse quadratic or, with two points only, linear interpolation suggests; half the bracket where it goes too far.
    private static double Interpolated(
        double previous, double atPrevious, double best, double atBest, double opposite, double atOpposite, double nearest, double lastStep)
    {
        double across = opposite - best;
        double numerator;
        double denominator;
        double s = atBest / atPrevious;
        if (previous == opposite)
        {
            numerator = across * s;
            denominator = 1 - s;
        }
        else
        {
            double q = atPrevious / atOpposite;
            double r = atBest / atOpposite;
            numerator = s * ((across * q * (q - r)) - ((best - previous) * (r - 1)));
            denominator = (q - 1) * (r - 1) * (s - 1);
        }

        denominator = numerator > 0 ? -denominator : denominator;
        numerator = Math.Abs(numerator);
        return numerator < (0.75 * across * denominator) - (Math.Abs(nearest * denominator) / 2) && numerator < Math.Abs(lastStep * denominator / 2)
            ? numerator / denominator
            : across / 2;
    }
}
