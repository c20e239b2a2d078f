using TrialSim.Numerics;
using TrialSim.Statistics.Subgroups.Sets;

namespace TrialSim.Claims.Searches;

/// <summary>Compares the best test of a <see cref="BestOf"/> with the best test of permuted trials.</summary>
/// <param name="rule">The rule.</param>
/// <param name="permutations">Number of permuted trials.</param>
/// <param name="sums">Its sums; left permuted.</param>
/// <param name="search">Its tests; left permuted.</param>
/// <param name="draws">Its random orders.</param>
/// <param name="everybody">Numbers of all patients.</param>
/// <param name="bothWays">Whether the opposite claim may be made too.</param>
internal sealed class BestByPermutation(BestOf rule, int permutations, SetSums sums, SetSearch search, RuleDraws draws, int[] everybody, bool bothWays)
{
    // two permutations that differ in name only may round differently
    private const double Rounding = 1e-9;

    private readonly int[] from = new int[everybody.Length * Lanes.Count];
    private readonly Lanes[] room = new Lanes[everybody.Length];
    private readonly double allowed = PermutationCounts.Allowed(rule.PermutationLevel, permutations);

    /// <summary>Where few enough permuted trials do as well: in favour of the treatment, and against it.</summary>
    /// <remarks>Stops when every trial is decided, which changes no decision.</remarks>
    public (LaneMask InFavour, LaneMask Against) Significant(Lanes inFavour, Lanes against)
    {
        bool arms = rule.Contrast == SearchContrast.Subgroup;
        Lanes asGood = Lanes.Zero, asBad = bothWays ? Lanes.Zero : allowed + 1;
        var open = LaneMask.All;
        for (int p = 0; p < permutations && open.Any; p++)
        {
            draws.Permute(p, arms ? [] : sums.Treated, from);
            sums.Arrange(from, arms, room);
            sums.Sum(everybody);
            search.Test();
            asGood += (search.Best(Lanes.One).Deviate >= inFavour - Rounding).ToIndicator();
            if (bothWays)
            {
                asBad += (search.Best(-Lanes.One).Deviate >= against - Rounding).ToIndicator();
            }

            open = (asGood <= allowed) | (asBad <= allowed);
        }

        return (asGood <= allowed, asBad <= allowed);
    }
}
