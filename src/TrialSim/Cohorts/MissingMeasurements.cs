using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using TrialSim.Numerics;
using TrialSim.Trials;

namespace TrialSim.Cohorts;

/// <summary>Which measurements of a biomarker at screening and baseline are missing.</summary>
internal readonly struct MissingMeasurements
{
    private readonly double missing;

    /// <summary>A biomarker's measurements.</summary>
    public MissingMeasurements(MarkerModel marker) => missing = marker.Missing.Value;

    /// <summary>Whether a share is missing.</summary>
    public bool Any => missing > 0;

    /// <summary>Replaces what is missing by NaN.</summary>
    /// <remarks>
    /// One random number u decides for both measurements of a patient: with the share m, both are missing below m^2, the one at screening alone
    /// from there to m, the one at baseline alone from there to 2 m - m^2. Each is missing with probability m, independently.
    /// </remarks>
    public void Lose(ReadOnlySpan<Vector512<ulong>> fractions, BiomarkerColumn column, Span<Lanes> measured)
    {
        Lanes missingValue = double.NaN;
        var screening = Below(missing);
        if (column == BiomarkerColumn.Screening)
        {
            for (int i = 0; i < measured.Length; i++)
            {
                measured[i] = Under(fractions[i], screening).Select(missingValue, measured[i]);
            }

            return;
        }

        var both = Below(missing * missing);
        var either = Below(missing * (2 - missing));
        for (int i = 0; i < measured.Length; i++)
        {
            var lost = Under(fractions[i], both) | (Under(fractions[i], either) & ~Under(fractions[i], screening));
            measured[i] = lost.Select(missingValue, measured[i]);
        }
    }

    private static Vector512<long> Below(double share) => Vector512.Create((long)Math.Round(share * 4294967296.0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static LaneMask Under(Vector512<ulong> fraction, Vector512<long> bound) => new(Vector512.LessThan(fraction.AsInt64(), bound).AsDouble());
}
