using System.Runtime.CompilerServices;

namespace TrialSim.Numerics;

/// <summary>A matrix in eight trials at once, row by row, in memory that the garbage collector never moves.</summary>
/// <param name="start">Its first entry.</param>
/// <param name="stride">Entries from the start of a row to the start of the next.</param>
internal readonly unsafe struct LaneMatrix(Lanes* start, int stride)
{
    /// <summary>The first entry.</summary>
    public Lanes* Start => start;

    /// <summary>Entries from the start of a row to the start of the next.</summary>
    public int Stride => stride;

    /// <summary>One entry.</summary>
    public ref Lanes this[int row, int column]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref start[((nint)row * stride) + column];
    }

    /// <summary>The first entry of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes* Row(int row) => start + ((nint)row * stride);
}
