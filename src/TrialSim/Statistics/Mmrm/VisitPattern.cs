using System.Numerics;

namespace TrialSim.Statistics.Mmrm;

/// <summary>Which visits were observed, in which group of patients.</summary>
internal sealed class VisitPattern
{
    private readonly int[] visits;

    /// <summary>A pattern that does not occur yet.</summary>
    /// <param name="group">Number of the group.</param>
    /// <param name="seen">Bit v: visit v was observed.</param>
    public VisitPattern(int group, ulong seen)
    {
        (Group, Seen) = (group, seen);
        visits = new int[BitOperations.PopCount(seen)];
        for (int a = 0; a < visits.Length; a++)
        {
            visits[a] = BitOperations.TrailingZeroCount(seen);
            seen &= seen - 1;
        }
    }

    /// <summary>Number of the group.</summary>
    public int Group { get; }

    /// <summary>Bit v: visit v was observed.</summary>
    public ulong Seen { get; }

    /// <summary>The observed visits, in order.</summary>
    public ReadOnlySpan<int> Visits => visits;

    /// <summary>Where its sums stand; -1 while no patient has it.</summary>
    public int Place { get; set; } = -1;

    /// <summary>Whether the pattern comes after another: by group, then by visits.</summary>
    public bool ComesAfter(VisitPattern other) => Group != other.Group ? Group > other.Group : Seen > other.Seen;
}
