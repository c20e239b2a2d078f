using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
namespace TrialSim.Numerics;

/// <summary>A block of columns of equal length, each starting on a cache line; allocated once per worker.</summary>
internal sealed unsafe class LaneColumns : IDisposable
{
    private const int CacheLine = 64;

    private Lanes* memory;
    private void* allocated;

    /// <summary>Columns of zeros.</summary>
    /// <param name="columns">How many.</param>
    /// <param name="length">Entries in each: one per patient.</param>
    public LaneColumns(int columns, int length)
    {
        Length = length;
        Columns = columns;
        nuint bytes = (nuint)columns * (nuint)length * (nuint)sizeof(Lanes);
        // zeroed by the system as it is touched: of a large real trial most columns never are
        allocated = NativeMemory.AllocZeroed(bytes + CacheLine);
        memory = (Lanes*)(((nuint)allocated + CacheLine - 1) & ~(nuint)(CacheLine - 1));
    }

    /// <summary>Frees what a forgotten <see cref="Dispose"/> left.</summary>
    ~LaneColumns() => Free();

    /// <summary>Entries in each column.</summary>
    public int Length { get; }

    /// <summary>Number of columns.</summary>
    public int Columns { get; }

    /// <summary>First entry of the first column, on a cache line; valid until <see cref="Dispose"/>.</summary>
    public Lanes* Start => memory;

    /// <summary>All columns, one after the other.</summary>
    public Span<Lanes> All => new(memory, Columns * Length);

    /// <summary>One column.</summary>
    public Span<Lanes> this[int column]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)Columns, nameof(column));
            return new(memory + ((nint)column * Length), Length);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        NativeMemory.Free(allocated);
        allocated = memory = null;
    }
}
