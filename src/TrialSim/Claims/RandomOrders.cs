using System.Runtime.Intrinsics;
using TrialSim.Randomness;

namespace TrialSim.Claims;

/// <summary>Puts patients into a random order, of which rules take the first ones to divide a trial; one per rule and worker.</summary>
/// <param name="room">The trials.</param>
/// <param name="purpose">What the order is for: two rules of one scenario with the same purpose see the same order.</param>
internal sealed class RandomOrders(RuleRoom room, DrawPurpose purpose)
{
    private readonly Vector512<ulong>[] fractions = new Vector512<ulong>[(room.Trial.Patients + 1) & ~1];
    private readonly ulong[] keys = new ulong[room.Trial.Patients];

    /// <summary>Draws a random number for each patient of the eight trials at hand.</summary>
    public void Draw() => room.Random.Fractions(purpose, 0, 0, room.Trial.Pairs, fractions);

    /// <summary>Sorts patients of one trial, given by number, by their random numbers.</summary>
    public void Arrange(Span<int> patients, int lane)
    {
        for (int i = 0; i < patients.Length; i++)
        {
            // the patient's number below the random one: no two are equal, so that the order is everywhere the same
            keys[i] = (fractions[patients[i]][lane] << 32) | (uint)patients[i];
        }

        keys.AsSpan(0, patients.Length).Sort(patients);
    }
}
