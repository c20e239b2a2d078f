using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TrialSim.Numerics;

/// <summary>Where a column of a worker's own memory starts: what a kernel keeps when it needs several columns at once.</summary>
internal readonly unsafe struct LaneColumn
{
    /// <summary>The start of a column that lies in <see cref="LaneColumns"/>, which the garbage collector never moves.</summary>
    public LaneColumn(ReadOnlySpan<Lanes> column) =>
        Start = (double*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(column));

    /// <summary>First number of the first patient, on a cache line.</summary>
    public double* Start { get; }
}
