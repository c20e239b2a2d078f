using TrialSim.Numerics.Distributions;
using TrialSim.Statistics.Subgroups.Cuts;

namespace TrialSim.Claims.Searches;

/// <summary>The large-sample p-value of the largest statistic over all cuts between the lowest and the highest tried.</summary>
/// <remarks>Cautious for few cuts. Source: Miller and Siegmund (1982), Biometrics 38:1011-1016; docs/methods/cut-points.md.</remarks>
public sealed record MillerSiegmundCorrection : SearchCorrection
{
    /// <inheritdoc/>
    internal override PreparedRule Prepare(BestCut rule, RuleRoom room) => new LargeSample(rule, room);

    /// <inheritdoc/>
    public override string Describe() => "by the large-sample distribution of the largest statistic (Miller and Siegmund)";

    private sealed class LargeSample(BestCut rule, RuleRoom room) : AdjustedCutTest(rule, room)
    {
        private protected override double Adjust(double p, int lane)
        {
            double range = Searches.Range(lane);
            return range == 0 ? p
                : IsTwoSided ? MaximallySelected.TwoSidedTail(NormalDistribution.UpperQuantile(p / 2), range)
                : MaximallySelected.OneSidedTail(NormalDistribution.UpperQuantile(p), range);
        }
    }
}
