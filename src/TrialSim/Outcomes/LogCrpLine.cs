using TrialSim.Numerics;

namespace TrialSim.Outcomes;

/// <summary>The straight line in ln CRP that prognosis, placebo response and drug effect share.</summary>
internal static class LogCrpLine
{
    /// <summary>Adds slope x (ln CRP - zero point) to each patient's points.</summary>
    public static void AddTo(ReadOnlySpan<Lanes> logCrp, Lanes slope, Lanes zeroAt, Span<Lanes> points)
    {
        for (int i = 0; i < points.Length; i++)
        {
            points[i] = Lanes.Fma(slope, logCrp[i] - zeroAt, points[i]);
        }
    }
}
