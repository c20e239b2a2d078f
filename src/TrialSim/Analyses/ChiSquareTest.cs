using TrialSim.Numerics;
using TrialSim.Statistics;
using TrialSim.Statistics.Tables;

namespace TrialSim.Analyses;

/// <summary>Chi-square test of responders by arm, one degree of freedom; one-sided it is the pooled z test.</summary>
/// <remarks>Not estimable when an arm is empty, or when nobody or everybody responds.</remarks>
public abstract record ChiSquareTest : ResponseTest
{
    /// <summary>Continuity correction as a share of a patient: 1/2 for Yates, 0 for none.</summary>
    private protected abstract double Continuity { get; }

    /// <inheritdoc/>
    private protected override TableTest TestTables(int patients) => new Test(this);

    /// <inheritdoc/>
    internal override TestStatistic? StatisticOf(Finding finding, int lane) => ChiSquareOf(finding, lane);

    private sealed class Test(ChiSquareTest analysis) : TableTest
    {
        private readonly TestLevel level = new(analysis);

        public override void Decide(TwoByTwo table, out LaneMask estimable, out LaneMask significant, out Lanes deviate)
        {
            estimable = table.HasBothGroups & table.HasBothOutcomes;
            var z = estimable.Keep(table.SignedRootOfChiSquare(analysis.Continuity));
            significant = estimable & level.Rejects(z, level.Critical(double.PositiveInfinity));
            deviate = level.Orient(z);
        }
    }
}
