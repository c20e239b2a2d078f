namespace TrialSim.Statistics.Subgroups.Curves;

/// <summary>How many patients lie above the thresholds of a marker: equal steps from a share of them to nearly all.</summary>
/// <param name="Thresholds">Number of thresholds.</param>
/// <param name="SmallestShare">Share of the patients above the highest.</param>
internal readonly record struct ThresholdSizes(int Thresholds, double SmallestShare)
{
    /// <summary>Patients above a threshold, 0 being the highest, in a trial of so many.</summary>
    public int Above(int threshold, int patients) => (int)Math.Round(patients * (SmallestShare + ((1 - SmallestShare) * threshold / Thresholds)));
}
