using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;

namespace TrialSim.Assurance;

/// <summary>A normal distribution of the effect; with a standard deviation of 0, a single point.</summary>
/// <param name="Mean">Mean.</param>
/// <param name="Sd">Standard deviation, 0 or more.</param>
internal sealed record NormalLaw(double Mean, double Sd) : EffectLaw
{
    private const double LogRootTwoPi = 0.91893853320467274178;

    /// <inheritdoc/>
    public override double Mean { get; } = Mean;

    /// <inheritdoc/>
    public override double Variance => Sd * Sd;

    /// <inheritdoc/>
    public override double Quantile(double u) => Sd == 0 ? Mean : Mean + (Sd * NormalDistribution.Quantile(u));

    /// <inheritdoc/>
    public override double Below(double effect) => Sd == 0 ? (Mean < effect ? 1 : 0) : NormalDistribution.Cumulative((effect - Mean) / Sd);

    /// <inheritdoc/>
    public override double Exactly(double effect) => Sd == 0 && Mean == effect ? 1 : 0;

    /// <summary>The distribution once a result is known: weights by the inverse variances. A point stays where it is.</summary>
    public NormalLaw After(in ObservedResult result)
    {
        double own = Sd * Sd;
        double its = result.StandardError * result.StandardError;
        return new(((Mean * its) + (result.Estimate * own)) / (own + its), Math.Sqrt(own * its / (own + its)));
    }

    /// <summary>ln of the density at a result before it is known: normal around the mean, both variances added.</summary>
    public double LogDensityOf(in ObservedResult result)
    {
        double variance = (Sd * Sd) + (result.StandardError * result.StandardError);
        double distance = result.Estimate - Mean;
        return (-0.5 * ((distance * distance / variance) + Portable.Log(variance))) - LogRootTwoPi;
    }
}
