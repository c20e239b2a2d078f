using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.Multiplicity;

/// <summary>
/// The closed test of <see cref="OverallAndSubgroup"/>, eight trials at a time, each with the share of the information that its subgroup
/// turned out to have.
/// </summary>
/// <remarks>
/// The critical value is a smooth function of t = tan(angle / 2), where the correlation is the cosine of the angle, all the way from
/// independence (t = 1) to the subgroup being everybody (t = 0); a Chebyshev series of it is summed in lanes. Source: Spiessens and Debois
/// (2010), Contemp Clin Trials 31:647-656.
/// </remarks>
public sealed class LaneOverallAndSubgroup
{
    /// <summary>Of the series; critical values are then right to about as much, which moves no error rate that a simulation could see.</summary>
    private const double Tolerance = 1e-10;

    private readonly ChebyshevSeries subgroupCritical;
    private readonly double overallCritical; // NaN where it is that of the subgroup
    private readonly double full;

    /// <summary>Works out critical values.</summary>
    /// <param name="alpha">One-sided level of both together.</param>
    /// <param name="overallAlpha">One-sided level of the test in all patients; none where both tests shall have the same critical value.</param>
    public LaneOverallAndSubgroup(double alpha, double? overallAlpha)
    {
        full = NormalDistribution.UpperQuantile(alpha);
        overallCritical = overallAlpha is { } fixedLevel ? NormalDistribution.UpperQuantile(fixedLevel) : double.NaN;
        subgroupCritical = ChebyshevSeries.Of(
            t =>
            {
                var both = OverallAndSubgroup.OfCorrelation((1 - (t * t)) / (1 + (t * t)));
                return overallAlpha is { } level ? both.SubgroupCriticalValue(alpha, level) : both.CommonCriticalValue(alpha);
            },
            0,
            1,
            Tolerance);
    }

    /// <summary>Critical values for the intersection of both hypotheses.</summary>
    /// <param name="informationShare">The subgroup's share of the information, from 0 to 1.</param>
    public (Lanes Overall, Lanes Subgroup) Critical(Lanes informationShare)
    {
        var correlation = Lanes.Sqrt(informationShare);
        var subgroup = subgroupCritical.At(Lanes.Sqrt((1 - correlation) / (1 + correlation)));
        return (double.IsNaN(overallCritical) ? subgroup : overallCritical, subgroup);
    }

    /// <summary>Which hypotheses the closed test rejects.</summary>
    /// <param name="overall">One-sided deviate in all patients; minus infinity where it could not be tested.</param>
    /// <param name="subgroup">One-sided deviate in the subgroup; minus infinity where it could not be tested.</param>
    /// <param name="informationShare">The subgroup's share of the information, from 0 to 1.</param>
    public (LaneMask Overall, LaneMask Subgroup) Judge(Lanes overall, Lanes subgroup, Lanes informationShare)
    {
        var (overallValue, subgroupValue) = Critical(informationShare);
        var both = (overall >= overallValue) | (subgroup >= subgroupValue);
        return (both & (overall >= full), both & (subgroup >= full));
    }
}
