namespace TrialSim.Numerics.Distributions;

/// <summary>Where an incomplete beta function with parameters a and b is asked, with nothing lost to cancellation.</summary>
/// <param name="X">The argument, in (0, 1).</param>
/// <param name="Y">1 - X, with its own full relative precision.</param>
/// <param name="Excess">a Y - b X: how far X lies below the mean a / (a + b), times a + b.</param>
internal readonly record struct BetaArgument(double X, double Y, double Excess)
{
    /// <summary>The argument whose odds X / Y are given.</summary>
    public static BetaArgument FromOdds(double odds, double a, double b)
    {
        double y = 1 / (1 + odds);
        return odds <= 1
            ? new(odds * y, y, (a - (b * odds)) * y)
            : new(1 / (1 + (1 / odds)), y, ((a / odds) - b) / (1 + (1 / odds)));
    }

    /// <summary>The argument at which the beta distribution with half the degrees of freedom has the tails of an F statistic.</summary>
    public static BetaArgument FromF(double statistic, double df1, double df2)
    {
        // b X / Y = df1 / 2 times the statistic: the excess has no cancellation but 1 - statistic, which is exact near 1
        double odds = df1 / df2 * statistic;
        double y = 1 / (1 + odds);
        return odds <= 1
            ? new(odds * y, y, df1 / 2 * (1 - statistic) * y)
            : new(1 / (1 + (1 / odds)), y, df2 / 2 * ((1 / statistic) - 1) / (1 + (1 / odds)));
    }

    /// <summary>The argument x itself, an exact double.</summary>
    public static BetaArgument At(double x, double a, double b)
    {
        // a - (a + b) x, each product with its rounding error
        double ax = a * x;
        double bx = b * x;
        double rounding = Math.FusedMultiplyAdd(a, x, -ax) + Math.FusedMultiplyAdd(b, x, -bx);
        return new(x, 1 - x, a - ax - bx - rounding);
    }

    /// <summary>The same place seen from the other end: a and b, X and Y change roles.</summary>
    public BetaArgument Mirrored => new(Y, X, -Excess);
}
