using TrialSim.Numerics.Distributions;

namespace TrialSim.Characteristics;

/// <summary>A figure's value, its Monte Carlo standard error and a 95% Monte Carlo interval.</summary>
/// <remarks>
/// Formulas of Morris, White and Crowther (2019), Statistics in Medicine 38:2074-2102, table 6, where that table has the measure
/// (docs/characteristics.md lists them all). Shares have Wilson's interval, which is sound near 0 and 1; p-value quantiles that of the
/// order statistics; the others value +- 1.96 standard errors.
/// </remarks>
public readonly record struct Estimate(double Value, double Mcse, double Lower, double Upper)
{
    private const double Z = 1.959963984540054;

    /// <summary>What the figure rests on; by default nothing that more trials would add to.</summary>
    public EstimateSupport Support { get; init; }

    /// <summary>No replicate allowed the figure.</summary>
    public static Estimate None => new(double.NaN, double.NaN, double.NaN, double.NaN);

    /// <summary>A value with a normal interval.</summary>
    public static Estimate Of(double value, double mcse) => new(value, mcse, value - (Z * mcse), value + (Z * mcse));

    /// <summary>A share of replicates.</summary>
    public static Estimate Share(long hits, long trials)
    {
        if (trials == 0)
        {
            return None;
        }

        double p = (double)hits / trials;
        return Wilson(p, Math.Sqrt(p * (1 - p) / trials), trials) with { Support = new(SupportKind.Share, trials) };
    }

    /// <summary>A share with an error of its own, and Wilson's interval for the number of independent trials that would give it.</summary>
    internal static Estimate Wilson(double p, double mcse, double n)
    {
        double centre = (p + (Z * Z / (2 * n))) / (1 + (Z * Z / n));
        double half = Z / (1 + (Z * Z / n)) * Math.Sqrt((p * (1 - p) / n) + (Z * Z / (4 * n * n)));
        double lower = p == 0 ? 0 : centre - half;
        double upper = p == 1 ? 1 : centre + half;
        return new(p, mcse, lower, upper);
    }

    /// <summary>The same figure in another unit.</summary>
    /// <param name="factor">Above 0.</param>
    internal Estimate Times(double factor) => this with { Value = Value * factor, Mcse = Mcse * factor, Lower = Lower * factor, Upper = Upper * factor };

    /// <summary>A mean over replicates.</summary>
    public static Estimate Mean(double mean, double variance, long n) =>
        n == 0 ? None : Of(mean, n < 2 ? double.NaN : Math.Sqrt(variance / n)) with { Support = new(SupportKind.Mean, n) };

    /// <summary>The same figure with an error added that more trials leave as it is, and that owes nothing to the replicates.</summary>
    public Estimate WithFixedError(double error) => double.IsNaN(Value)
        ? this
        : Of(Value, Math.Sqrt((Mcse * Mcse) + (error * error))) with { Support = Support with { FixedMcse = error } };

    /// <summary>The same figure, known to lie between 0 and 1 in every replicate.</summary>
    internal Estimate AsShare() => double.IsNaN(Value) ? this : this with { Support = Support with { Kind = SupportKind.Share } };

    /// <summary>A measure's mean over trials, or its mean difference with the error that pairing the trials gives.</summary>
    public static Estimate Mean(Simulation.MeasureMoments moments) => Mean(moments.Mean, moments.Variance, moments.Trials);

    /// <summary>A standard deviation over replicates.</summary>
    public static Estimate StandardDeviation(double variance, long n)
    {
        double sd = Math.Sqrt(variance);
        return n < 2 ? None : Of(sd, sd / Math.Sqrt(2.0 * (n - 1))) with { Support = new(SupportKind.Mean, n) };
    }

    /// <summary>The root of a mean over replicates; error by the delta method.</summary>
    public static Estimate RootOfMean(double mean, double variance, long n)
    {
        double root = Math.Sqrt(mean);
        return n < 2 ? None : Of(root, root == 0 ? 0 : Math.Sqrt(variance / n) / (2 * root)) with { Support = new(SupportKind.Mean, n) };
    }

    /// <summary>A two-sided or one-sided p-value's quantile from deviates: the quantile, and those one standard error of rank to either side.</summary>
    internal static Estimate PQuantile(Simulation.DeviateTally deviates, double q, long n, bool twoSided)
    {
        if (n == 0)
        {
            return None;
        }

        double P(double level)
        {
            double tail = NormalDistribution.UpperTail(deviates.Quantile(1 - level)); // a large deviate is a small p
            return twoSided ? 2 * tail : tail;
        }

        double rankError = Math.Sqrt(q * (1 - q) / n);
        double mcse = (P(Math.Min(1, q + rankError)) - P(Math.Max(0, q - rankError))) / 2;
        return new(P(q), mcse, P(Math.Max(0, q - (Z * rankError))), P(Math.Min(1, q + (Z * rankError)))) { Support = new(SupportKind.Quantile, n) };
    }
}
