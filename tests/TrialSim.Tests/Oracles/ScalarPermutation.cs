using TrialSim.Randomness;

namespace TrialSim.Tests.Oracles;

/// <summary>LanePermutations' documented contract, one permutation at a time.</summary>
internal static class ScalarPermutation
{
    /// <summary>Where each place of a group is filled from, in permutation number <paramref name="permutation"/> of a block of eight trials.</summary>
    public static int[] Order(ulong seed, ulong firstReplicate, int permutation, int group, int size)
    {
        var random = new ScalarRandom(seed, firstReplicate + (ulong)(permutation % 8));
        var order = new List<int>();
        for (int i = 0; i < size; i++)
        {
            int other = (int)((ulong)random.Fraction(DrawPurpose.Permutation, permutation / 8, group, i) * (ulong)(i + 1) >> 32);
            order.Add(i);
            (order[i], order[other]) = (order[other], i);
        }

        return [.. order];
    }
}
