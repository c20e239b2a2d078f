using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.GoodnessOfFit;

/// <summary>A continuous distribution that observations are held against; nothing in it is estimated from them.</summary>
public sealed class HypothesizedDistribution
{
    private readonly Func<double, double> cumulative;
    private readonly Func<double, double> upperTail;

    private HypothesizedDistribution(Func<double, double> cumulative, Func<double, double> upperTail)
    {
        this.cumulative = cumulative;
        this.upperTail = upperTail;
    }

    /// <summary>Probability of at most x.</summary>
    public double Cumulative(double x) => cumulative(x);

    /// <summary>Probability of more than x.</summary>
    public double UpperTail(double x) => upperTail(x);

    /// <summary>Normal distribution.</summary>
    /// <param name="mean">Mean.</param>
    /// <param name="sd">Standard deviation, above 0.</param>
    public static HypothesizedDistribution Normal(double mean, double sd)
    {
        RequirePositive(sd, nameof(sd));
        return new(x => NormalDistribution.Cumulative((x - mean) / sd), x => NormalDistribution.UpperTail((x - mean) / sd));
    }

    /// <summary>Distribution whose logarithm is normal.</summary>
    /// <param name="meanLog">Mean of the logarithm.</param>
    /// <param name="sdLog">Standard deviation of the logarithm, above 0.</param>
    public static HypothesizedDistribution LogNormal(double meanLog, double sdLog)
    {
        var ofLog = Normal(meanLog, sdLog);
        return new(x => x > 0 ? ofLog.Cumulative(Portable.Log(x)) : 0, x => x > 0 ? ofLog.UpperTail(Portable.Log(x)) : 1);
    }

    /// <summary>Uniform distribution.</summary>
    /// <param name="min">Lower end.</param>
    /// <param name="max">Upper end, above the lower.</param>
    public static HypothesizedDistribution Uniform(double min, double max)
    {
        RequirePositive(max - min, nameof(max));
        return new(x => Math.Clamp((x - min) / (max - min), 0, 1), x => Math.Clamp((max - x) / (max - min), 0, 1));
    }

    /// <summary>Exponential distribution.</summary>
    /// <param name="rate">Rate, the inverse of the mean, above 0.</param>
    public static HypothesizedDistribution Exponential(double rate)
    {
        RequirePositive(rate, nameof(rate));
        return new(x => x > 0 ? -Portable.Expm1(-rate * x) : 0, x => x > 0 ? Portable.Exp(-rate * x) : 1);
    }

    /// <summary>Gamma distribution.</summary>
    /// <param name="shape">Shape, above 0.</param>
    /// <param name="rate">Rate, above 0; the mean is shape over rate.</param>
    public static HypothesizedDistribution Gamma(double shape, double rate)
    {
        RequirePositive(shape, nameof(shape));
        RequirePositive(rate, nameof(rate));
        return new(x => ChiSquare.Cumulative(2 * rate * Math.Max(0, x), 2 * shape), x => ChiSquare.UpperTail(2 * rate * Math.Max(0, x), 2 * shape));
    }

    /// <summary>Student's t distribution.</summary>
    /// <param name="df">Degrees of freedom, above 0.</param>
    public static HypothesizedDistribution Student(double df)
    {
        RequirePositive(df, nameof(df));
        return new(x => StudentT.Cumulative(x, df), x => StudentT.UpperTail(x, df));
    }

    private static void RequirePositive(double value, string name)
    {
        if (!(value is > 0 and < double.PositiveInfinity))
        {
            throw new ArgumentOutOfRangeException(name, value, "must be above 0");
        }
    }
}
