using TrialSim.Numerics;
using TrialSim.Randomness;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>The outcome model at work in one worker's trials: scores at every visit, and who is still there.</summary>
internal sealed partial class Observation : IDisposable
{
    private readonly Outcome outcome;
    private readonly VisitSchedule visits;
    private readonly double[] naturalCourse;
    private readonly double[] placeboFraction;
    private readonly double[] drugFraction;
    private readonly LaneColumns parts;
    private readonly VisitResiduals residuals;
    private readonly EventCourse? events;

    /// <summary>Works out what does not change from trial to trial.</summary>
    public Observation(Outcome outcome, int patients)
    {
        this.outcome = outcome;
        visits = new([.. outcome.Visits.Select(v => v.Value)]);
        naturalCourse = outcome.NaturalCourse.ChangeAt(visits);
        placeboFraction = outcome.PlaceboResponse.TimeCourse.FractionsAt(visits);
        drugFraction = outcome.DrugTimeCourse.FractionsAt(visits);
        parts = new(6, patients);
        residuals = new(outcome, visits, patients);
        events = EventCourse.For(outcome, patients);
        if (outcome.Exposure is { } exposure)
        {
            Exposure = new(exposure, [.. outcome.Visits.Select(v => v.Value)], patients);
            referenceEngagement = outcome.DrugEffect.ReferenceEngagement(exposure, visits);
        }
    }

    /// <summary>Draws the residuals and composes the scores of enrolled and allocated patients, then follows them up.</summary>
    public void Observe(TrialRandom random, TrialBlock trial)
    {
        Draw(random, trial);
        Compose(trial);
        Follow(random, trial);
    }

    /// <summary>Draws what happens to enrolled patients whatever their arm: visit residuals, and the exposure that they have under treatment.</summary>
    public void Draw(TrialRandom random, TrialBlock trial)
    {
        residuals.Draw(random, trial);
        Exposure?.Follow(random, trial);
    }

    /// <summary>Composes the scores that follow from residuals and the arms at hand.</summary>
    public void Compose(TrialBlock trial)
    {
        var expected = Expect(trial);
        var placebo = parts[1];
        bool hasPlacebo = outcome.PlaceboResponse is not NoPlaceboResponse;
        if (hasPlacebo)
        {
            outcome.PlaceboResponse.Write(trial, placebo);
        }

        var drug = parts[2];
        outcome.DrugEffect.Write(trial, drug);
        var treated = trial.Treated;
        for (int visit = 0; visit < visits.Count; visit++)
        {
            Lanes natural = naturalCourse[visit];
            Lanes drugArrived = drugFraction[visit];
            var acting = drug;
            if (referenceEngagement is not null)
            {
                acting = parts[5];
                Engage(visit, drug, acting);
            }

            var score = trial.Score(visit + 1);
            var error = residuals[visit];
            for (int i = 0; i < score.Length; i++)
            {
                var mean = Lanes.Fma(drugArrived * treated[i], acting[i], expected[i] + natural);
                score[i] = mean + error[i];
            }

            if (hasPlacebo)
            {
                Lanes placeboArrived = placeboFraction[visit];
                for (int i = 0; i < score.Length; i++)
                {
                    score[i] = Lanes.Fma(placeboArrived, placebo[i], score[i]);
                }
            }

            outcome.Scale.Record(score);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        parts.Dispose();
        residuals.Dispose();
        events?.Dispose();
        Exposure?.Dispose();
    }

    // Baseline severity and everything prognostic, which is the same at every visit.
    private ReadOnlySpan<Lanes> Expect(TrialBlock trial)
    {
        if (outcome.Prognosis.Count == 0)
        {
            return trial.TrueBaseline;
        }

        var expected = parts[0];
        outcome.Prognosis[0].Add(trial, trial.TrueBaseline, expected);
        for (int effect = 1; effect < outcome.Prognosis.Count; effect++)
        {
            outcome.Prognosis[effect].Add(trial, expected, expected);
        }

        return expected;
    }
}
