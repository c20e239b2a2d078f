using TrialSim.Statistics.Subgroups;
using TrialSim.Statistics.Subgroups.Trees;

namespace TrialSim.Claims.Searches;

/// <summary>Compares the subgroup of a tree search with those that it finds when arms are permuted among the patients.</summary>
/// <param name="permutations">Number of permuted trials.</param>
/// <param name="level">Level of the test.</param>
/// <param name="room">The trials.</param>
/// <param name="search">The search.</param>
internal sealed class TreePermutation(int permutations, double level, RuleRoom room, ISubgroupSearch search) : IDisposable
{
    private readonly PatientPermutations orders = new(room.Trial.Patients);
    private readonly int[] place = new int[room.Trial.Patients];
    private readonly bool[] own = new bool[room.Trial.Patients];
    private readonly int allowed = PermutationCounts.Allowed(level, permutations);

    /// <summary>Moves on to the next eight trials.</summary>
    public void Restart() => orders.Restart();

    /// <inheritdoc/>
    public void Dispose() => orders.Dispose();

    /// <summary>Whether few enough permuted trials show a subgroup with as large a deviate; a permuted trial without a subgroup does not.</summary>
    /// <param name="patients">The trial; left as it was.</param>
    /// <param name="numbers">Number in the trial of each of its patients.</param>
    /// <param name="deviate">The deviate found.</param>
    /// <param name="sign">The direction searched.</param>
    /// <remarks>
    /// The arms of those seen are exchanged among them, which is exact where being seen does not depend on the arm. Stops once it is decided.
    /// </remarks>
    public bool IsSignificant(MarkedPatients patients, ReadOnlySpan<int> numbers, double deviate, double sign)
    {
        patients.Treated.AsSpan(0, patients.Count).CopyTo(own);
        int asGood = 0;
        for (int p = 0; p < permutations && asGood <= allowed; p++)
        {
            Permute(patients, p, numbers);
            search.Search(patients, sign);
            asGood += search.Bounds.Length > 0 && search.Deviate >= deviate - 1e-9 ? 1 : 0;
        }

        own.AsSpan(0, patients.Count).CopyTo(patients.Treated);
        return asGood <= allowed;
    }

    // the arms of those seen, in the order in which a random order of everybody comes upon them
    private void Permute(MarkedPatients patients, int number, ReadOnlySpan<int> numbers)
    {
        place.AsSpan().Fill(-1);
        for (int k = 0; k < patients.Count; k++)
        {
            place[numbers[k]] = k;
        }

        int next = 0;
        foreach (int patient in orders.Order(room.Random, number))
        {
            if (place[patient] is var k and >= 0)
            {
                patients.Treated[next++] = own[k];
            }
        }
    }
}
