using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using TrialSim.Numerics;
using TrialSim.Randomness;
using TrialSim.Trials;

namespace TrialSim.Cohorts;

/// <summary>What the laboratory reports of the panel's biomarkers after the first: assay limits, and which measurements are missing.</summary>
/// <remarks>
/// One random number u of a patient decides for both measurements of eight biomarkers, one after the other: missing where u is below the share m,
/// and what is left of u, u / m or (u - m) / (1 - m), is as random as u was. All are independent, to within 2^-32.
/// </remarks>
internal sealed class FurtherMissing
{
    private const int Together = 8;

    private readonly Share[] shares; // by place among those after the first
    private readonly double[] limits; // ln concentrations; -infinity where there is none
    private readonly double[] reported; // in place of what is below
    private readonly Vector512<ulong>[][] missing; // a bit for each measurement of eight biomarkers; empty where none of the eight can be missing
    private readonly bool[] isDrawn;

    /// <summary>Room for a block's patients.</summary>
    public FurtherMissing(ReadOnlySpan<MarkerModel> biomarkers, int patients)
    {
        (shares, limits, reported) = (new Share[biomarkers.Length], new double[biomarkers.Length], new double[biomarkers.Length]);
        for (int k = 0; k < biomarkers.Length; k++)
        {
            shares[k] = new(biomarkers[k].Missing.Value);
            (limits[k], reported[k]) = (biomarkers[k].DetectionLimit?.Log ?? double.NegativeInfinity, biomarkers[k].LogBelowLimit);
        }

        missing = [.. shares.Chunk(Together).Select(some => some.Any(share => share.Any) ? new Vector512<ulong>[patients] : [])];
        isDrawn = new bool[missing.Length];
    }

    /// <summary>Forgets whose are missing.</summary>
    public void Clear() => Array.Clear(isDrawn);

    /// <summary>Replaces what is below an assay's limit by what it reports, and what is missing by NaN.</summary>
    public void Report(CandidateDraws draws, TrialBlock patients, int further, BiomarkerColumn column, Span<Lanes> measured)
    {
        Lanes limit = limits[further];
        Lanes instead = reported[further];
        if (!shares[further].Any)
        {
            for (int i = 0; i < measured.Length; i++)
            {
                measured[i] = (measured[i] < limit).Select(instead, measured[i]);
            }

            return;
        }

        ReadOnlySpan<Vector512<ulong>> all = Draw(draws, patients, further / Together);
        var own = Vector512.Create(BitOf(further % Together, column));
        Lanes lost = double.NaN;
        for (int i = 0; i < measured.Length; i++)
        {
            var value = (measured[i] < limit).Select(instead, measured[i]);
            measured[i] = new LaneMask(Vector512.Equals(all[i] & own, own).AsDouble()).Select(lost, value);
        }
    }

    private Vector512<ulong>[] Draw(CandidateDraws draws, TrialBlock patients, int group)
    {
        var bits = missing[group];
        if (!isDrawn[group])
        {
            isDrawn[group] = true;
            draws.Fractions(DrawPurpose.MissingMarker, group + 1, patients, bits);
            Decide(shares.AsSpan(group * Together, Math.Min(Together, shares.Length - (group * Together))), bits);
        }

        return bits;
    }

    private static void Decide(ReadOnlySpan<Share> shares, Span<Vector512<ulong>> fractions)
    {
        for (int i = 0; i < fractions.Length; i++)
        {
            var left = RandomFraction.Inside(fractions[i]);
            var bits = Vector512<ulong>.Zero;
            for (int k = 0; k < shares.Length; k++)
            {
                ref readonly var share = ref shares[k];
                if (share.Any)
                {
                    bits |= share.Next(ref left, BitOf(k, BiomarkerColumn.Screening));
                    bits |= share.Next(ref left, BitOf(k, BiomarkerColumn.Measured));
                }
            }

            fractions[i] = bits;
        }
    }

    private static ulong BitOf(int inGroup, BiomarkerColumn column) => 1UL << ((2 * inGroup) + (column == BiomarkerColumn.Measured ? 1 : 0));

    /// <summary>A share that is missing, with what makes a fraction whole again below it and above it.</summary>
    private readonly struct Share(double missing)
    {
        private readonly double bound = missing;
        private readonly double perBelow = 1 / missing;
        private readonly double perAbove = 1 / (1 - missing);
        private readonly double shiftAbove = -missing / (1 - missing);

        public bool Any => bound > 0;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<ulong> Next(ref Lanes left, ulong bit)
        {
            var isBelow = left < bound;
            left = isBelow.Select(left * perBelow, Lanes.Fma(left, perAbove, shiftAbove));
            return isBelow.V.AsUInt64() & Vector512.Create(bit);
        }
    }
}
