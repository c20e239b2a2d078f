using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.Correlations;

/// <summary>Rank correlation of two quantities: the linear correlation of their midranks, with its test against 0.</summary>
/// <param name="Outcome">Whether there was anything to correlate: three pairs at least (two for the exact test), neither quantity constant.</param>
/// <param name="Distribution">The null distribution that was used.</param>
/// <param name="Pairs">Number of pairs.</param>
/// <param name="Rho">Rank correlation, from -1 to 1.</param>
/// <param name="S">(n^3 - n)(1 - rho) / 6: without ties the sum of squared differences between the ranks.</param>
/// <param name="P">The p-value.</param>
/// <remarks>Conventions are those of R's cor.test. Source: Spearman (1904), American Journal of Psychology 15:72-101.</remarks>
public sealed record SpearmanCorrelation(Estimability Outcome, RankDistribution Distribution, int Pairs, double Rho, double S, double P)
{
    /// <summary>Correlates pairs by rank.</summary>
    /// <param name="x">One quantity.</param>
    /// <param name="y">The other, of the same pairs in the same order.</param>
    /// <param name="distribution">Null distribution asked for; ties turn the exact one into the asymptotic one, and the result says so.</param>
    /// <param name="alternative">"Greater": they rise together.</param>
    public static SpearmanCorrelation Of(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, RankDistribution distribution, Alternative alternative = Alternative.TwoSided)
    {
        FiniteSample.RequirePairs(x, y);
        var ranksX = new double[x.Length];
        var ranksY = new double[y.Length];
        double ties = Midranks.Assign(x, ranksX) + Midranks.Assign(y, ranksY);
        var used = ties == 0 ? distribution : RankDistribution.Asymptotic;
        double n = x.Length;
        double rho = PearsonCorrelation.Coefficient(ranksX, ranksY);
        bool enough = n >= (used == RankDistribution.Exact ? 2 : 3);
        if (!enough || double.IsNaN(rho))
        {
            var outcome = enough ? Estimability.NoSpread : Estimability.TooFewObservations;
            return new(outcome, used, x.Length, rho, double.NaN, double.NaN);
        }

        double s = ((n * n * n) - n) * (1 - rho) / 6;
        double p = used == RankDistribution.Exact ? SpearmanDistribution.Tail(s, x.Length, alternative) : StudentTail(rho, n, alternative);
        return new(Estimability.Estimable, used, x.Length, rho, s, p);
    }

    private static double StudentTail(double rho, double n, Alternative alternative)
    {
        double df = n - 2;
        double t = rho * Math.Sqrt(df / ((1 - rho) * (1 + rho)));
        return alternative switch
        {
            Alternative.Greater => StudentT.UpperTail(t, df),
            Alternative.Less => StudentT.UpperTail(-t, df),
            _ => StudentT.TwoSidedTail(t, df),
        };
    }
}
