namespace TrialSim.Statistics.Subgroups.Curves;

/// <summary>The one-sided set of marker values in which an estimated effect function favours the treatment.</summary>
/// <remarks>
/// The function is looked at where patients are. Where its sign changes between two neighbouring marker values, the cut lies on the straight
/// line between them; of several changes the one nearest the median patient is taken (the lower of two equally near). Without a change the
/// cut is the median marker, and the set is the side on which the mean estimated effect is the larger benefit.
/// </remarks>
/// <param name="Cut">The cut, unit of the marker.</param>
/// <param name="Above">Whether the set is the patients above the cut; otherwise those at or below it.</param>
/// <param name="SignChanges">Whether the effect changes sign at the cut: it favours the treatment in the set and not just beyond the cut.</param>
internal readonly record struct EffectCrossing(double Cut, bool Above, bool SignChanges)
{
    /// <summary>Finds the set.</summary>
    /// <param name="marker">The patients' markers; they are put in rising order, the effects with them.</param>
    /// <param name="benefit">The estimated benefit at each marker: above 0 favours the treatment.</param>
    public static EffectCrossing Find(Span<double> marker, Span<double> benefit)
    {
        ArgumentOutOfRangeException.ThrowIfZero(marker.Length);
        MemoryExtensions.Sort(marker, benefit);
        int nearest = -1;
        int distance = int.MaxValue;
        for (int i = 0; i + 1 < marker.Length; i++)
        {
            // twice the distance of the gap's middle from the middle of the patients
            int away = Math.Abs((2 * i) + 2 - marker.Length);
            if (benefit[i] > 0 != benefit[i + 1] > 0 && marker[i] < marker[i + 1] && away < distance)
            {
                (nearest, distance) = (i, away);
            }
        }

        if (nearest < 0)
        {
            return NoChange(marker, benefit);
        }

        double share = benefit[nearest] / (benefit[nearest] - benefit[nearest + 1]);
        return new(marker[nearest] + (share * (marker[nearest + 1] - marker[nearest])), benefit[nearest + 1] > 0, true);
    }

    private static EffectCrossing NoChange(ReadOnlySpan<double> marker, ReadOnlySpan<double> benefit)
    {
        int half = marker.Length / 2;
        double median = (marker[(marker.Length - 1) / 2] + marker[half]) / 2;
        double lower = 0;
        double upper = 0;
        int countAbove = 0;
        for (int i = 0; i < marker.Length; i++)
        {
            bool above = marker[i] > median;
            countAbove += above ? 1 : 0;
            lower += above ? 0 : benefit[i];
            upper += above ? benefit[i] : 0;
        }

        double atOrBelow = lower / Math.Max(1, marker.Length - countAbove);
        return new(median, countAbove > 0 && upper / countAbove > atOrBelow, false);
    }
}
