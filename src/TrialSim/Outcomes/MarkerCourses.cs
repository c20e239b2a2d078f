using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TrialSim.Cohorts;
using TrialSim.Exposure;
using TrialSim.Numerics;
using TrialSim.Randomness;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>The followed biomarkers at work in one worker's trials: what is measured of them at each visit.</summary>
internal sealed class MarkerCourses : IDisposable
{
    private readonly ExposureCourse? exposure;
    private readonly FollowedMarker[] followed;
    private readonly MarkerModel[] models;
    private readonly double[] weeks;
    private readonly double[][] driftFraction;
    private readonly double[][] drugFraction;
    private readonly LaneColumns errors; // a column for each marker and visit
    private readonly LaneColumns parts; // change, missing, seen

    private MarkerCourses(Outcome outcome, Population population, ExposureCourse? exposure, int patients)
    {
        this.exposure = exposure;
        followed = [.. outcome.Markers];
        models = [.. followed.Select(f => population.Biomarker(f.Marker)!)];
        weeks = [.. outcome.Visits.Select(v => v.Value)];
        var visits = new VisitSchedule(weeks);
        driftFraction = [.. followed.Select(f => f.Drift.FractionsAt(visits))];
        drugFraction = [.. followed.Select(f => f.DrugEffect.FractionsAt(visits))];
        errors = new(followed.Length * weeks.Length, patients);
        parts = new(3, patients);
    }

    /// <summary>The courses of a scenario's trials; null where no biomarker is followed.</summary>
    public static MarkerCourses? For(Outcome outcome, Population population, ExposureCourse? exposure, int patients) =>
        outcome.Markers.Count == 0 ? null : new(outcome, population, exposure, patients);

    /// <summary>What is measured of patients who have been enrolled, allocated and followed up.</summary>
    public void Observe(TrialRandom random, TrialBlock trial)
    {
        DrawErrors(random, trial);
        Compose(trial);
        Lose(random, trial);
    }

    /// <summary>Draws the measurement errors, on the scale of normal scores.</summary>
    public void DrawErrors(TrialRandom random, TrialBlock trial)
    {
        for (int f = 0; f < followed.Length; f++)
        {
            double sd = Math.Sqrt(1 - models[f].Reliability.Value);
            for (int visit = 1; sd > 0 && visit <= weeks.Length; visit++)
            {
                if (followed[f].IsMeasuredAt(weeks[visit - 1]))
                {
                    random.Normals(DrawPurpose.FollowedMarker, Index(f, visit), 0, trial.Pairs, errors[Index(f, visit)], 0, sd);
                }
            }
        }
    }

    /// <summary>Writes what the assay reports in the arms at hand, of everybody at every visit at which it is asked.</summary>
    public void Compose(TrialBlock trial)
    {
        for (int f = 0; f < followed.Length; f++)
        {
            for (int visit = 1; visit <= weeks.Length; visit++)
            {
                var course = trial.Course(f, visit);
                if (!followed[f].IsMeasuredAt(weeks[visit - 1]))
                {
                    course.Fill(double.NaN);
                    continue;
                }

                Measure(f, visit, trial, course);
                Change(f, visit, trial, course);
                models[f].Report(course);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        errors.Dispose();
        parts.Dispose();
    }

    // index of the draws and of the column of errors
    private int Index(int marker, int visit) => (marker * weeks.Length) + visit - 1;

    private void Measure(int f, int visit, TrialBlock trial, Span<Lanes> course)
    {
        trial.Level(followed[f].Marker).CopyTo(course);
        if (models[f].Reliability.Value < 1)
        {
            models[f].Distribution.AddErrors(course, errors[Index(f, visit)]);
        }
    }

    private void Change(int f, int visit, TrialBlock trial, Span<Lanes> course)
    {
        var change = parts[0];
        if (followed[f].Drift is not NoConcentrationEffect)
        {
            followed[f].Drift.Write(trial, exposure, followed[f].Marker, visit, change);
            Lanes arrived = driftFraction[f][visit - 1];
            for (int i = 0; i < course.Length; i++)
            {
                course[i] = Lanes.Fma(arrived, change[i], course[i]);
            }
        }

        if (followed[f].DrugEffect is not NoConcentrationEffect)
        {
            followed[f].DrugEffect.Write(trial, exposure, followed[f].Marker, visit, change);
            Lanes arrived = drugFraction[f][visit - 1];
            var treated = trial.Treated;
            for (int i = 0; i < course.Length; i++)
            {
                course[i] = Lanes.Fma(arrived * treated[i], change[i], course[i]);
            }
        }
    }

    private void Lose(TrialRandom random, TrialBlock trial)
    {
        var seen = parts[2];
        for (int f = 0; f < followed.Length; f++)
        {
            for (int visit = 1; visit <= weeks.Length; visit++)
            {
                var course = trial.Course(f, visit);
                if (models[f].Missing.Value > 0 && followed[f].IsMeasuredAt(weeks[visit - 1]))
                {
                    Lanes share = models[f].Missing.Value;
                    var fractions = MemoryMarshal.Cast<Lanes, Vector512<ulong>>(parts[1]);
                    random.Fractions(DrawPurpose.MissingFollowedMarker, Index(f, visit), 0, trial.Pairs, fractions);
                    for (int i = 0; i < course.Length; i++)
                    {
                        course[i] = RandomFraction.Below(fractions[i], share).Select(double.NaN, course[i]);
                    }
                }

                if (trial.Pattern != VisitPattern.Complete)
                {
                    trial.MarkSeen(visit, seen);
                    for (int i = 0; i < course.Length; i++)
                    {
                        course[i] = (seen[i] > 0.0).Select(course[i], double.NaN);
                    }
                }
            }
        }
    }
}
