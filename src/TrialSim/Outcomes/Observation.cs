using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
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

    /// <summary>Who leaves between which visits.</summary>
    public void Follow(TrialRandom random, TrialBlock trial)
    {
        var seen = trial.VisitsSeen;
        if (outcome.Dropout.Count == 0 && events is null)
        {
            return; // the block starts with everybody seen to the end
        }

        seen.Clear();
        events?.Start(trial);
        var staying = parts[3];
        var fractions = MemoryMarshal.Cast<Lanes, Vector512<ulong>>(parts[4]);
        for (int visit = 1; visit <= visits.Count; visit++)
        {
            Lanes before = visit - 1.0;
            events?.Happen(random, trial, visit);
            if (!AnybodyMayLeave(visit))
            {
                for (int i = 0; i < seen.Length; i++)
                {
                    seen[i] += Lanes.EqualTo(seen[i], before).ToIndicator();
                }

                Stop(trial, visit);
                continue;
            }

            staying.Fill(Lanes.One);
            for (int reason = 0; reason < outcome.Dropout.Count; reason++) // an enumerator would be allocated at every visit
            {
                outcome.Dropout[reason].MultiplyStaying(trial, visit, visits, staying);
            }

            random.Fractions(DrawPurpose.Dropout, visit, 0, trial.Pairs, fractions);
            for (int i = 0; i < seen.Length; i++)
            {
                var here = Lanes.EqualTo(seen[i], before) & RandomFraction.Below(fractions[i], staying[i]);
                seen[i] += here.ToIndicator();
            }

            Stop(trial, visit);
        }
    }

    // Between two visits adverse events act before other reasons: who would leave for both leaves because of the event.
    private void Stop(TrialBlock trial, int visit)
    {
        if (events is null)
        {
            return;
        }

        Lanes before = visit - 1.0;
        var seen = trial.VisitsSeen;
        var leaves = events.Leaves;
        for (int i = 0; i < seen.Length; i++)
        {
            seen[i] = (leaves[i] > 0.0).Select(before, seen[i]);
        }

        events.Record(trial, visit);
    }

    private bool AnybodyMayLeave(int visit)
    {
        for (int reason = 0; reason < outcome.Dropout.Count; reason++)
        {
            if (outcome.Dropout[reason].ActsBefore(visit))
            {
                return true;
            }
        }

        return false;
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
