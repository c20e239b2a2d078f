using System.Runtime.InteropServices;
using TrialSim.Numerics;

namespace TrialSim.Statistics.Subgroups;

/// <summary>Random orders of the patients of eight trials, a different one in each.</summary>
internal static class OwnPermutation
{
    /// <summary>Writes for each patient of one trial whose place she takes, at random among those of the same kind.</summary>
    /// <param name="fractions">For each patient and lane a random whole number below 2^32.</param>
    /// <param name="kind">1 or 0 by patient: exchanges are within a kind. Empty: everybody is of one kind.</param>
    /// <param name="lane">The trial.</param>
    /// <param name="from">Receives the places: eight numbers a patient, of which one is written.</param>
    /// <param name="room">Room for a whole number for each patient.</param>
    /// <remarks>Fisher-Yates in the inside-out form over the members of each kind; a fraction of 32 bits is even to 1 part in 2^32 / n.</remarks>
    public static void Draw(ReadOnlySpan<ulong> fractions, ReadOnlySpan<Lanes> kind, int lane, Span<int> from, Span<int> room)
    {
        if (kind.IsEmpty)
        {
            for (int i = 0; i < room.Length; i++)
            {
                room[i] = i;
            }

            Shuffle(fractions, from, room, lane);
            return;
        }

        var kinds = MemoryMarshal.Cast<Lanes, double>(kind);
        int ones = 0, zeros = room.Length;
        for (int i = 0; i < kind.Length; i++)
        {
            if (kinds[(i * Lanes.Count) + lane] != 0)
            {
                room[ones++] = i;
            }
            else
            {
                room[--zeros] = i;
            }
        }

        Shuffle(fractions, from, room[..ones], lane);
        Shuffle(fractions, from, room[ones..], lane);
    }

    /// <summary>Takes from each patient's column what <paramref name="from"/> says, lane by lane.</summary>
    public static void Gather(ReadOnlySpan<Lanes> column, ReadOnlySpan<int> from, Span<Lanes> gathered)
    {
        var source = MemoryMarshal.Cast<Lanes, double>(column);
        var target = MemoryMarshal.Cast<Lanes, double>(gathered);
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = source[(from[i] * Lanes.Count) + (i & (Lanes.Count - 1))];
        }
    }

    /// <summary>One entry of a column for each lane, from a place of the lane's own.</summary>
    public static Lanes Take(ReadOnlySpan<Lanes> column, ReadOnlySpan<int> places)
    {
        var source = MemoryMarshal.Cast<Lanes, double>(column);
        Span<double> taken = stackalloc double[Lanes.Count];
        for (int lane = 0; lane < taken.Length; lane++)
        {
            taken[lane] = source[(places[lane] * Lanes.Count) + lane];
        }

        return Lanes.Load(taken);
    }

    // the members swap places among themselves; a member's own fraction says with whom of those before her
    private static void Shuffle(ReadOnlySpan<ulong> fractions, Span<int> from, ReadOnlySpan<int> members, int lane)
    {
        for (int k = 0; k < members.Length; k++)
        {
            int here = (members[k] * Lanes.Count) + lane;
            int other = (members[(int)(fractions[here] * (ulong)(k + 1) >> 32)] * Lanes.Count) + lane;
            from[here] = from[other];
            from[other] = members[k];
        }
    }
}
