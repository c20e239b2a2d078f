using System.Runtime.CompilerServices;

namespace TrialSim.Numerics;

/// <summary>The lower triangle of a square matrix in eight trials at once, row by row without gaps.</summary>
/// <param name="start">Its first entry, in memory that the garbage collector never moves.</param>
/// <param name="size">Rows.</param>
internal readonly unsafe struct LaneTriangle(Lanes* start, int size)
{
    /// <summary>Rows.</summary>
    public int Size => size;

    /// <summary>The first entry.</summary>
    public Lanes* Start => start;

    /// <summary>One entry on or below the diagonal.</summary>
    public ref Lanes this[int row, int column]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref start[Entry(row, column)];
    }

    /// <summary>Entries of a triangle, the diagonal included.</summary>
    public static int Entries(int size) => size * (size + 1) / 2;

    /// <summary>Where an entry on or below the diagonal stands.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Entry(int row, int column) => (row * (row + 1) / 2) + column;

    /// <summary>The first entry of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes* Row(int row) => start + Entry(row, 0);
}
