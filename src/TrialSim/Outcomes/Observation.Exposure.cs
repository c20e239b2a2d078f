using TrialSim.Exposure;
using TrialSim.Numerics;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <content>The effect that follows each patient's exposure.</content>
internal sealed partial class Observation
{
    private readonly double[]? referenceEngagement; // null where the effect does not follow exposure

    /// <summary>
    /// Concentration and engagement of the patients under treatment, once <see cref="Draw"/> was called: before scores are composed; null where the
    /// scenario says nothing of exposure.
    /// </summary>
    public ExposureCourse? Exposure { get; }

    /// <summary>
    /// Writes each patient's own effect of the drug, HAM-D points, before it has arrived in part only: at its full size, or where it follows
    /// engagement, what becomes of it at the final visit.
    /// </summary>
    public void WriteEffect(TrialBlock trial, Span<Lanes> points)
    {
        outcome.DrugEffect.Write(trial, points);
        if (referenceEngagement is not null)
        {
            Engage(visits.Count - 1, points, points);
        }
    }

    // The effect in proportion to engagement at a visit, numbered from 0.
    private void Engage(int visit, ReadOnlySpan<Lanes> full, Span<Lanes> acting)
    {
        var engagement = Exposure!.Engagement(visit + 1);
        Lanes perUnit = 1 / referenceEngagement![visit];
        for (int i = 0; i < acting.Length; i++)
        {
            acting[i] = full[i] * (engagement[i] * perUnit);
        }
    }
}
