using System.Runtime.InteropServices;
using TrialSim.Numerics;
using TrialSim.Randomness;

namespace TrialSim.Claims.Curves;

/// <summary>Divides the patients of eight trials at random into parts of equal size (give or take one patient), whatever their arm.</summary>
/// <remarks>Every division is equally likely; it does not depend on the arms, which may therefore be permuted under it.</remarks>
/// <param name="room">The trials.</param>
/// <param name="folds">Number of parts.</param>
internal sealed class RandomFolds(RuleRoom room, int folds)
{
    private readonly RandomOrders orders = new(room, DrawPurpose.CrossValidationFold);
    private readonly int[] order = new int[room.Trial.Patients];
    private readonly Lanes[] parts = new Lanes[room.Trial.Patients];

    /// <summary>Number of the part of each patient, from 0.</summary>
    public ReadOnlySpan<Lanes> Parts => parts;

    /// <summary>Patients in each part.</summary>
    public int[] Sizes { get; } = [.. Enumerable.Range(0, folds).Select(f => (room.Trial.Patients + f) / folds)];

    /// <summary>Divides the trials at hand.</summary>
    public void Divide()
    {
        var numbers = MemoryMarshal.Cast<Lanes, double>(parts.AsSpan());
        orders.Draw();
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            for (int i = 0; i < order.Length; i++)
            {
                order[i] = i;
            }

            orders.Arrange(order, lane);
            int next = 0;
            for (int f = 0; f < Sizes.Length; f++)
            {
                foreach (int patient in order.AsSpan(next, Sizes[f]))
                {
                    numbers[(patient * Lanes.Count) + lane] = f;
                }

                next += Sizes[f];
            }
        }
    }
}
