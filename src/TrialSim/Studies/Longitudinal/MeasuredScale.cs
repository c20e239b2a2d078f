using TrialSim.Numerics;
using TrialSim.Studies.CaseControl;

namespace TrialSim.Studies.Longitudinal;

/// <summary>From normal scores to what is analysed.</summary>
internal static class MeasuredScale
{
    /// <summary>Replaces the scores of one measurement by the reported concentrations, or their logarithms.</summary>
    public static void Apply(GroupMarker reported, MarkerScale scale, Span<Lanes> scores)
    {
        reported.Report(scores);
        if (scale == MarkerScale.Concentration)
        {
            for (int i = 0; i < scores.Length; i++)
            {
                scores[i] = LaneMath.Exp(scores[i]);
            }
        }
    }
}
