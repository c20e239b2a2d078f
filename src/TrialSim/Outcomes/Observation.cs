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
        DrawResiduals(random);
        Compose(trial);
        Follow(random, trial);
    }

    /// <summary>Draws the visit residuals.</summary>
    public void DrawResiduals(TrialRandom random)
    {
        for (int visit = 0; visit < visits.Count; visit++)
        {
            random.Normals(DrawPurpose.VisitResidual, visit, 0, 0, residual[visit]);
        }

        // from the last visit upwards each visit needs only deviates of earlier ones, so L z can replace z in place
        for (int visit = visits.Count - 1; visit >= 0; visit--)
        {
            var own = residual[visit];
            Lanes diagonal = lower[visit, visit];
            for (int i = 0; i < own.Length; i++)
            {
                own[i] *= diagonal;
            }

            for (int earlier = 0; earlier < visit; earlier++)
            {
                Lanes coefficient = lower[visit, earlier];
                var deviate = residual[earlier];
                for (int i = 0; i < own.Length; i++)
                {
                    own[i] = Lanes.Fma(coefficient, deviate[i], own[i]);
                }
            }
        }
    }

    /// <summary>Composes the scores that follow from residuals and the arms at hand.</summary>
    public void Compose(TrialBlock trial)
    {
        var expected = parts[0];
        var placebo = parts[1];
        var drug = parts[2];
        trial.TrueBaseline.CopyTo(expected);
        foreach (var effect in outcome.Prognosis)
        {
            effect.AddTo(trial, expected);
        }

        placebo.Clear();
        outcome.PlaceboResponse.AddTo(trial.TrueLogCrp, placebo);
        drug.Clear();
        outcome.DrugEffect.AddTo(trial.TrueLogCrp, drug);
        var treated = trial.Treated;
        for (int i = 0; i < drug.Length; i++)
        {
            drug[i] *= treated[i];
        }

        for (int visit = 0; visit < visits.Count; visit++)
        {
            Lanes natural = naturalCourse[visit];
            Lanes placeboArrived = placeboFraction[visit];
            Lanes drugArrived = drugFraction[visit];
            var score = trial.Score(visit + 1);
            var error = residual[visit];
            for (int i = 0; i < score.Length; i++)
            {
                var mean = Lanes.Fma(placeboArrived, placebo[i], expected[i] + natural);
                score[i] = Lanes.Fma(drugArrived, drug[i], mean) + error[i];
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
            seen.Fill((double)visits.Count);
            return;
        }

        seen.Clear();
        var staying = parts[3];
        var words = MemoryMarshal.Cast<Lanes, Vector512<ulong>>(parts[4]);
        for (int visit = 1; visit <= visits.Count; visit++)
        {
            staying.Fill(Lanes.One);
            foreach (var reason in outcome.Dropout)
            {
                reason.MultiplyStaying(trial, visit, visits, staying);
            }

            random.Words(DrawPurpose.Dropout, visit, 0, 0, words);
            Lanes before = visit - 1.0;
            for (int i = 0; i < seen.Length; i++)
            {
                var here = Lanes.EqualTo(seen[i], before) & (RandomWord.HighFraction(words[i]) < staying[i]);
                seen[i] += here.ToIndicator();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        parts.Dispose();
        residual.Dispose();
    }
}
