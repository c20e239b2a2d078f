using TrialSim.Numerics;

namespace TrialSim.Claims;

/// <summary>Divides the patients of one trial, within each arm, into those who choose a subgroup and those who test it.</summary>
/// <param name="patients">Randomized patients.</param>
/// <param name="training">Share of each arm that chooses; rounded down to whole patients.</param>
internal sealed class SampleParts(int patients, double training)
{
    private readonly ulong[] keys = new ulong[patients];
    private readonly int[] order = new int[patients];
    private readonly int[] chosen = new int[patients];
    private readonly int[] rest = new int[patients];
    private int choosing;
    private int testing;

    /// <summary>Those who choose.</summary>
    public ReadOnlySpan<int> Training => chosen.AsSpan(0, choosing);

    /// <summary>Those who test.</summary>
    public ReadOnlySpan<int> Others => rest.AsSpan(0, testing);

    /// <summary>Divides one trial: within an arm those with the smallest random numbers choose.</summary>
    public void Divide(ReadOnlySpan<ulong> fractions, ReadOnlySpan<Lanes> treated, int lane)
    {
        choosing = testing = 0;
        for (double arm = 0; arm <= 1; arm++)
        {
            int size = 0;
            for (int i = 0; i < patients; i++)
            {
                if (treated[i][lane] == arm)
                {
                    keys[size] = (fractions[(i * Lanes.Count) + lane] << 32) | (uint)i; // the number breaks ties
                    order[size++] = i;
                }
            }

            Array.Sort(keys, order, 0, size);
            int first = (int)((training * size) + 1e-9);
            order.AsSpan(0, first).CopyTo(chosen.AsSpan(choosing));
            order.AsSpan(first, size - first).CopyTo(rest.AsSpan(testing));
            choosing += first;
            testing += size - first;
        }
    }
}
