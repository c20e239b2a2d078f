using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;
using TrialSim.Outcomes;
using TrialSim.Statistics;
using TrialSim.Statistics.Tables;
using TrialSim.Trials;

namespace TrialSim.Analyses;

/// <summary>Fisher's exact test of responders by arm; two-sided by summing the tables that are no more probable.</summary>
/// <remarks>Not estimable when an arm is empty. Source: Fisher (1935), Journal of the Royal Statistical Society 98:39-82.</remarks>
public sealed record FisherTest : ResponseTest
{
    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) => $"{Endpoint.InWords()} by arm in {Subgroup}: Fisher's exact test, {DescribeTest()}";

    /// <inheritdoc/>
    private protected override TableTest TestTables(int patients) => new Test(this, patients);

    /// <inheritdoc/>
    internal override TestStatistic? StatisticOf(Finding finding, int lane) => null;

    /// <summary>Looks p-values up by group sizes and responders; each is computed when it is first asked for.</summary>
    private sealed class Test(FisherTest analysis, int patients) : TableTest
    {
        /// <summary>Tables of larger groups are computed each time: theirs would not fit in a cache.</summary>
        private const int LargestGroup = 255;

        private readonly int side = Math.Min(patients, LargestGroup) + 1;
        private readonly Entry[]?[] tables = new Entry[(Math.Min(patients, LargestGroup) + 1) * (Math.Min(patients, LargestGroup) + 1)][];

        public override void Decide(TwoByTwo table, out LaneMask estimable, out LaneMask significant, out Lanes deviate)
        {
            estimable = table.HasBothGroups;
            Span<double> deviates = stackalloc double[Lanes.Count];
            uint rejected = 0;
            uint possible = estimable.Bits;
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                if ((possible >> lane & 1) != 0)
                {
                    var entry = Find(
                        (int)table.Responders1[lane], (int)table.N1[lane], (int)table.Responders0[lane], (int)table.N0[lane]);
                    deviates[lane] = entry.Deviate;
                    rejected |= (entry.P < analysis.Alpha.Value ? 1u : 0u) << lane;
                }
            }

            significant = LaneMask.FromBits(rejected);
            deviate = Lanes.Load(deviates);
        }

        private Entry Find(int r1, int n1, int r0, int n0)
        {
            if (n1 > LargestGroup || n0 > LargestGroup)
            {
                return Compute(r1, n1, r0, n0);
            }

            ref var entries = ref tables[(n1 * side) + n0];
            entries ??= new Entry[(n1 + 1) * (n0 + 1)];
            ref var entry = ref entries[(r1 * (n0 + 1)) + r0];
            if (entry.P == 0)
            {
                entry = Compute(r1, n1, r0, n0);
            }

            return entry;
        }

        private Entry Compute(int r1, int n1, int r0, int n0)
        {
            var table = new FourfoldTable(r1, n1, r0, n0);
            double p = analysis.Alternative switch
            {
                Alternative.Greater => NoncentralHypergeometric.Of(table).AtLeast(r1),
                Alternative.Less => NoncentralHypergeometric.Of(table.Swapped).AtLeast(r0),
                _ => NoncentralHypergeometric.Of(table).NoMoreProbable(r1),
            };
            p = Math.Max(p, double.Epsilon); // 0 means "not yet known"
            double tail = analysis.Alternative == Alternative.TwoSided ? p / 2 : p;
            return new(p, Math.Clamp(NormalDistribution.UpperQuantile(tail), -38, 38));
        }

        private readonly record struct Entry(double P, double Deviate);
    }
}
