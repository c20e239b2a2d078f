using TrialSim.Numerics.Distributions;
using TrialSim.Statistics;
using TrialSim.Statistics.Subgroups.Cuts;

namespace TrialSim.Claims.Searches;

/// <summary>A best-cut rule that corrects Student's p-value of the best cut.</summary>
internal abstract class AdjustedCutTest(BestCut rule, RuleRoom room) : CutTest(rule, room)
{
    /// <summary>Whether both directions are searched.</summary>
    private protected bool IsTwoSided => Alternative == Alternative.TwoSided;

    /// <summary>The corrected p-value of one trial; it may exceed 1.</summary>
    private protected abstract double Adjust(double p, int lane);

    /// <inheritdoc/>
    private protected override void Judge(Span<double> p)
    {
        for (int lane = 0; lane < p.Length; lane++)
        {
            var best = Best[lane];
            if (best.Exists)
            {
                double nominal = IsTwoSided
                    ? StudentT.TwoSidedTail(best.Statistic, best.DegreesOfFreedom)
                    : StudentT.UpperTail(Alternative.Strength(best.Statistic), best.DegreesOfFreedom);
                p[lane] = Adjust(nominal, lane);
            }
        }
    }
}
