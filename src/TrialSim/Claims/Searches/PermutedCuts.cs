using TrialSim.Numerics;
using TrialSim.Quantities;

namespace TrialSim.Claims.Searches;

/// <summary>
/// The share of random permutations whose own best cut has as large a statistic: outcomes are permuted within arms for the interaction, the
/// arms among all patients for the effect above the cut.
/// </summary>
/// <remarks>p = (1 + permutations that reach it) / (permutations + 1). Level, limits and cost: docs/methods/cut-points.md.</remarks>
public sealed record PermutedCuts : CutCorrection
{
    private const int Most = 1 << 19; // as many as random numbers have addresses

    /// <summary>Random permutations of each trial; 999 and 1,000 are usual.</summary>
    public int Permutations { get; init; } = 1000;

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place)
    {
        if (Permutations is < 19 or > Most)
        {
            place.At("permutations").Breach(
                $"{Permutations} permutations {(Permutations < 19 ? "cannot tell 0.05 from 0.1" : "are more than there are random numbers for")}.",
                $"Use a whole number from 19 to {Most}, such as 1000.");
        }
    }

    /// <inheritdoc/>
    internal override PreparedRule Prepare(BestCut rule, RuleRoom room) => new Permuted(this, rule, room);

    /// <inheritdoc/>
    public override string Describe() => $"by {Permutations} permutations";

    private sealed class Permuted : CutTest
    {
        private readonly int permutations;
        private readonly double[] largest = new double[Lanes.Count];
        private readonly int[] reached = new int[Lanes.Count];

        public Permuted(PermutedCuts correction, BestCut rule, RuleRoom room)
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
