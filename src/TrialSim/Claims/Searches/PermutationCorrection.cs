using TrialSim.Numerics;
using TrialSim.Quantities;

namespace TrialSim.Claims.Searches;

/// <summary>The share of randomly permuted trials whose own best test is as good.</summary>
/// <remarks>
/// p = (1 + permuted trials that reach it) / (permutations + 1). Interactions permute outcomes within arms, effects within sets the arms among all
/// patients, trees the arms among the patients seen. Level, limits and cost: docs/methods/cut-points.md and docs/methods/subgroup-search.md.
/// </remarks>
public sealed record PermutationCorrection : SearchCorrection
{
    /// <summary>Random permutations of each trial; 999 and 1,000 are usual.</summary>
    public int Permutations { get; init; } = 1000;

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, double level) => PermutationCounts.Check(place.At("permutations"), Permutations, level);

    /// <inheritdoc/>
    internal override PreparedRule Prepare(BestCut rule, RuleRoom room) => new Permuted(this, rule, room);

    /// <inheritdoc/>
    public override string Describe() => $"against {Permutations} permuted trials";

    private sealed class Permuted : CutTest
    {
        private readonly int permutations;
        private readonly double[] largest = new double[Lanes.Count];
        private readonly int[] reached = new int[Lanes.Count];

        public Permuted(PermutationCorrection correction, BestCut rule, RuleRoom room)
            : base(rule, room)
        {
            permutations = correction.Permutations;
            Searches.PreparePermutations(permutations);
        }

        private protected override void Judge(Span<double> p)
        {
            for (int lane = 0; lane < largest.Length; lane++)
            {
                largest[lane] = Best[lane].Statistic;
            }

            Searches.CountPermutations(Room.Random, largest, Alternative, reached);
            for (int lane = 0; lane < p.Length; lane++)
            {
                p[lane] = (1.0 + reached[lane]) / (permutations + 1);
            }
        }
    }
}
