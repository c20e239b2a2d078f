using TrialSim.Numerics;
using TrialSim.Statistics.Subgroups.Trees;

namespace TrialSim.Claims.Searches;

/// <summary>Compares the subgroup of a tree search with those that it finds when arms are permuted among the patients.</summary>
/// <param name="permutations">Number of permuted trials.</param>
/// <param name="level">Level of the test.</param>
/// <param name="draws">Its random orders.</param>
/// <param name="search">The search.</param>
/// <param name="randomized">Randomized patients.</param>
internal sealed class TreePermutation(int permutations, double level, RuleDraws draws, ISubgroupSearch search, int randomized)
{
    private readonly int[] from = new int[randomized * Lanes.Count];
    private readonly int[] place = new int[randomized];
    private readonly bool[] own = new bool[randomized];
    private readonly int allowed = PermutationCounts.Allowed(level, permutations);

    /// <summary>Whether few enough permuted trials show a subgroup with as large a deviate; a permuted trial without a subgroup does not.</summary>
    /// <param name="patients">The trial; left as it was.</param>
    /// <param name="numbers">Number in the trial of each of its patients.</param>
    /// <param name="deviate">The deviate found.</param>
    /// <param name="sign">The direction searched.</param>
    /// <param name="lane">The lane.</param>
    /// <remarks>
    /// The arms of those seen are exchanged among them, which is exact where being seen does not depend on the arm. Stops once it is decided.
    /// </remarks>
    public bool IsSignificant(MarkedPatients patients, ReadOnlySpan<int> numbers, double deviate, double sign, int lane)
    {
        patients.Treated.AsSpan(0, patients.Count).CopyTo(own);
        int asGood = 0;
        for (int p = 0; p < permutations && asGood <= allowed; p++)
        {
            Permute(patients, p, numbers, lane);
            search.Search(patients, sign);
            asGood += search.Bounds.Length > 0 && search.Deviate >= deviate - 1e-9 ? 1 : 0;
        }

        own.AsSpan(0, patients.Count).CopyTo(patients.Treated);
        return asGood <= allowed;
    }

    // the arms of those seen, in the order in which a random order of everybody comes upon them
    private void Permute(MarkedPatients patients, int number, ReadOnlySpan<int> numbers, int lane)
    {
        draws.PermuteOne(number, lane, from);
        place.AsSpan().Fill(-1);
        for (int k = 0; k < patients.Count; k++)
        {
            place[numbers[k]] = k;
        }

        int next = 0;
        for (int i = 0; i < place.Length; i++)
        {
            if (place[from[(i * Lanes.Count) + lane]] is var k and >= 0)
            {
                patients.Treated[next++] = own[k];
            }
        }
    }
}
