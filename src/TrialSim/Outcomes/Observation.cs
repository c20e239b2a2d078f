using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TrialSim.Numerics;
using TrialSim.Randomness;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>The outcome model at work in one worker's trials: scores at every visit, and who is still there.</summary>
internal sealed class Observation : IDisposable
{
    private readonly Outcome outcome;
    private readonly VisitSchedule visits;
    private readonly double[] naturalCourse;
    private readonly double[] placeboFraction;
    private readonly double[] drugFraction;
    private readonly double[,] lower;
    private readonly LaneColumns parts;
    private readonly LaneColumns residual;

    /// <summary>Works out what does not change from trial to trial.</summary>
    public Observation(Outcome outcome, int patients)
    {
        this.outcome = outcome;
        visits = new([.. outcome.Visits.Select(v => v.Value)]);
        naturalCourse = outcome.NaturalCourse.ChangeAt(visits);
        placeboFraction = outcome.PlaceboResponse.TimeCourse.FractionsAt(visits);
        drugFraction = outcome.DrugTimeCourse.FractionsAt(visits);
        lower = Cholesky.Lower(TotalCovariance(outcome, visits)) ?? throw new ArgumentException("covariance not positive", nameof(outcome));
        parts = new(5, patients);
        residual = new(visits.Count, patients);
    }

    /// <summary>Residual covariance with the rater's noise on its diagonal: normal errors add, so one draw serves both.</summary>
    public static double[,] TotalCovariance(Outcome outcome, VisitSchedule visits)
    {
        var covariance = outcome.Residual.Matrix(visits);
        for (int j = 0; j < visits.Count; j++)
        {
            covariance[j, j] += outcome.RaterNoise.Value * outcome.RaterNoise.Value;
        }

        return covariance;
    }

    /// <summary>Draws the residuals and composes the scores of enrolled and allocated patients, then follows them up.</summary>
    public void Observe(TrialRandom random, TrialBlock trial)
    {
        DrawResiduals(random, trial);
        Compose(trial);
        Follow(random, trial);
    }

    /// <summary>Draws the visit residuals.</summary>
    public void DrawResiduals(TrialRandom random, TrialBlock trial)
    {
        if (visits.Count == 1)
        {
            random.Normals(DrawPurpose.VisitResidual, 0, 0, trial.Pairs, residual[0], 0, lower[0, 0]);
            return;
        }

        for (int visit = 0; visit < visits.Count; visit++)
        {
            random.Normals(DrawPurpose.VisitResidual, visit, 0, trial.Pairs, residual[visit]);
        }

        // from the last visit upwards each visit needs only deviates of earlier ones, so L z can replace z in place
        for (int visit = visits.Count - 1; visit >= 0; visit--)
        {
            Correlate(visit);
        }
    }

    /// <summary>Composes the scores that follow from residuals and the arms at hand.</summary>
    public void Compose(TrialBlock trial)
    {
        var expected = Expect(trial);
        var placebo = parts[1];
        bool hasPlacebo = outcome.PlaceboResponse is not NoPlaceboResponse;
        if (hasPlacebo)
        {
            outcome.PlaceboResponse.Write(trial.TrueLogCrp, placebo);
        }

        var drug = parts[2];
        outcome.DrugEffect.Write(trial.TrueLogCrp, drug);
        var treated = trial.Treated;
        for (int visit = 0; visit < visits.Count; visit++)
        {
            Lanes natural = naturalCourse[visit];
            Lanes drugArrived = drugFraction[visit];
            var score = trial.Score(visit + 1);
            var error = residual[visit];
            for (int i = 0; i < score.Length; i++)
            {
                var mean = Lanes.Fma(drugArrived * treated[i], drug[i], expected[i] + natural);
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
        if (outcome.Dropout.Count == 0)
        {
            return; // the block starts with everybody seen to the end
        }

        seen.Clear();
        var staying = parts[3];
        var fractions = MemoryMarshal.Cast<Lanes, Vector512<ulong>>(parts[4]);
        for (int visit = 1; visit <= visits.Count; visit++)
        {
            Lanes before = visit - 1.0;
            if (!AnybodyMayLeave(visit))
            {
                for (int i = 0; i < seen.Length; i++)
                {
                    seen[i] += Lanes.EqualTo(seen[i], before).ToIndicator();
                }

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
        }
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
        residual.Dispose();
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

    // Row by row of L; all of a patient's earlier deviates in one go, two patients side by side to hide the latency of the sums.
    private void Correlate(int visit)
    {
        var own = residual[visit];
        var deviates = residual.All;
        int patients = own.Length;
        int i = 0;
        for (; i + 1 < patients; i += 2)
        {
            Lanes factor = lower[visit, visit];
            var first = factor * own[i];
            var second = factor * own[i + 1];
            for (int earlier = 0, at = i; earlier < visit; earlier++, at += patients)
            {
                factor = lower[visit, earlier];
                first = Lanes.Fma(factor, deviates[at], first);
                second = Lanes.Fma(factor, deviates[at + 1], second);
            }

            own[i] = first;
            own[i + 1] = second;
        }

        if (i < patients)
        {
            var sum = lower[visit, visit] * own[i];
            for (int earlier = 0, at = i; earlier < visit; earlier++, at += patients)
            {
                sum = Lanes.Fma(lower[visit, earlier], deviates[at], sum);
            }

            own[i] = sum;
        }
    }
}
