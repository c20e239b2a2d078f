using System.Runtime.InteropServices;
using TrialSim.Numerics;
using TrialSim.Randomness;

namespace TrialSim.Claims;

/// <summary>Divides the patients who can be read (seen at the final visit, with a value of every marker) at random, within each arm, into those who choose a subgroup and the others.</summary>
/// <remarks>Rules of one scenario with the same share divide alike; with another share, the smaller part is within the larger one.</remarks>
/// <param name="room">The trials.</param>
/// <param name="training">Share of each arm that chooses, rounded to whole patients; a half to an even number.</param>
/// <param name="cases">The patients that are divided.</param>
internal sealed class SampleParts(RuleRoom room, double training, CompleteCases cases)
{
    private readonly RandomOrders orders = new(room, DrawPurpose.SampleSplit);
    private readonly int[] arm = new int[room.Trial.Patients];
    private readonly int[] chosen = new int[room.Trial.Patients];
    private readonly int[] rest = new int[room.Trial.Patients];
    private int choosing;
    private int testing;

    /// <summary>Those who choose, in the order of their numbers.</summary>
    public ReadOnlySpan<int> Training => chosen.AsSpan(0, choosing);

    /// <summary>The others, in the order of their numbers.</summary>
    public ReadOnlySpan<int> Others => rest.AsSpan(0, testing);

    /// <summary>Draws for the eight trials at hand.</summary>
    public void Draw() => orders.Draw();

    /// <summary>Divides one of them: within an arm those with the smallest random numbers choose.</summary>
    public void Divide(int lane)
    {
        var seen = cases.Weight;
        var treated = room.Trial.Treated;
        choosing = testing = 0;
        for (double of = 0; of <= 1; of++)
        {
            int size = 0;
            for (int i = 0; i < arm.Length; i++)
            {
                if (seen[i][lane] > 0 && treated[i][lane] == of)
                {
                    arm[size++] = i;
                }
            }

            orders.Arrange(arm.AsSpan(0, size), lane);
            int first = (int)Math.Round(training * size, MidpointRounding.ToEven);
            arm.AsSpan(0, first).CopyTo(chosen.AsSpan(choosing));
            arm.AsSpan(first, size - first).CopyTo(rest.AsSpan(testing));
            choosing += first;
            testing += size - first;
        }

        chosen.AsSpan(0, choosing).Sort();
        rest.AsSpan(0, testing).Sort();
    }

    /// <summary>Draws for the eight trials at hand and divides them.</summary>
    /// <param name="chooses">Receives 1 for each patient who chooses, 0 for the others and those who cannot be read.</param>
    public void Divide(Span<Lanes> chooses)
    {
        Draw();
        chooses.Clear();
        var marks = MemoryMarshal.Cast<Lanes, double>(chooses);
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            Divide(lane);
            foreach (int patient in Training)
            {
                marks[(patient * Lanes.Count) + lane] = 1;
            }
        }
    }
}
