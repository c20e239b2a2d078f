using TrialSim.Designs;
using TrialSim.Exposure;
using TrialSim.Numerics;
using TrialSim.Scenarios;
using TrialSim.Trials;

namespace TrialSim.Simulation;

/// <summary>Shows the patients of chosen replicates: the very ones that a run with the same seed simulates.</summary>
public static class CohortExport
{
    /// <summary>The patients of replicates <paramref name="first"/> to <paramref name="first"/> + <paramref name="count"/> - 1, in order of entry.</summary>
    /// <param name="scenario">A scenario without problems.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="first">First replicate; a run numbers them from 0.</param>
    /// <param name="count">Replicates.</param>
    /// <exception cref="Cohorts.ScreeningException">The eligibility rules let nobody in.</exception>
    public static IEnumerable<CohortPatient> Patients(Scenario scenario, ulong seed, long first, long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        using var run = new TrialRun(scenario.Protocol());
        for (long replicate = first; replicate < first + count; replicate += Lanes.Count)
        {
            run.Conduct(seed, (ulong)replicate);
            for (int lane = 0; lane < Math.Min(Lanes.Count, first + count - replicate); lane++)
            {
                for (int patient = 0; patient < run.Trial.Patients; patient++)
                {
                    yield return PatientOf(scenario, run, replicate, lane, patient);
                }
            }
        }
    }

    private static CohortPatient PatientOf(Scenario scenario, TrialRun run, long firstReplicate, int lane, int i)
    {
        var trial = run.Trial;
        var population = scenario.Population;
        double bmi = trial.BodyMassIndex[i][lane];
        double height = trial.Height[i][lane];
        int seen = (int)trial.VisitsSeen[i][lane];
        var scores = new double[seen + 1];
        for (int visit = 0; visit <= seen; visit++)
        {
            scores[visit] = trial.Score(visit)[i][lane];
        }

        return new()
        {
            Replicate = firstReplicate + lane,
            Number = i + 1,
            Arm = trial.Treated[i][lane] == 1 ? scenario.Arms.Treatment : scenario.Arms.Control,
            Stratum = run.Endpoints.Strata > 1 ? (int)trial.Stratum[i][lane] + 1 : null,
            IsFemale = trial.Female[i][lane] == 1,
            AgeYears = !population.Knows(PatientMarker.Age) ? null : trial.Age[i][lane],
            BodyMassIndex = !population.Knows(PatientMarker.BodyMassIndex) ? null : bmi,
            HeightMetres = population.Height is null ? null : height,
            WeightKg = run.Exposure is { } exposure ? exposure.Weight[i][lane] : population.Height is null ? null : bmi * height * height,
            IsMedicationFree = population.MedicationFreeShare is null ? null : trial.MedicationFree[i][lane] == 1,
            ResistanceStage = population.ResistanceStageShares is null ? null : (int)trial.ResistanceStage[i][lane],
            IsInClass = population.LatentClass is null ? null : trial.InClass[i][lane] == 1,
            Biomarkers = [.. Enumerable.Range(0, trial.Biomarkers.Length).Select(k => BiomarkerOf(trial, k, lane, i))],
            Exposure = run.Exposure is { } course ? ExposureOf(course, trial, lane, i) : null,
            Courses = [.. Enumerable.Range(0, trial.FollowedMarkers).Select(f => CourseOf(trial, f, lane, i))],
            Events = [.. Enumerable.Range(0, trial.EventKinds).Select(kind => (int)trial.Events(kind)[i][lane])],
            StoppedByEvent = trial.EventKinds == 0 ? null : trial.StoppedByEvent[i][lane] > 0,
            Screened = (int)trial.Screened[i][lane],
            Scores = scores,
            Completed = seen == trial.Visits,
            RespondedAtAnyVisit = scores.Skip(1).Any(score => scenario.Outcome.IsResponse(score, scores[0])),
            RespondedAtFinalVisit = seen == trial.Visits && scenario.Outcome.IsResponse(scores[^1], scores[0]),
            RemittedAtAnyVisit = scores.Skip(1).Any(scenario.Outcome.IsRemission),
        };
    }

    private static CohortBiomarker BiomarkerOf(TrialBlock trial, int biomarker, int lane, int i)
    {
        double? measured = Known(trial.Measured(biomarker)[i][lane]);
        return new(Concentration(Known(trial.Screening(biomarker)[i][lane])), Concentration(measured), measured, Portable.Exp(trial.Level(biomarker)[i][lane]));
    }

    private static CohortExposure ExposureOf(ExposureCourse course, TrialBlock trial, int lane, int i)
    {
        double treated = trial.Treated[i][lane];
        double[] concentrations = new double[trial.Visits], engagement = new double[trial.Visits];
        for (int visit = 1; visit <= trial.Visits; visit++)
        {
            concentrations[visit - 1] = treated * course.Concentration(visit)[i][lane];
            engagement[visit - 1] = treated * course.Engagement(visit)[i][lane];
        }

        return new(course.Albumin[i][lane], course.Antibodies[i][lane] == 1, course.Clearance[i][lane], course.Central[i][lane], concentrations, engagement);
    }

    private static double?[] CourseOf(TrialBlock trial, int followed, int lane, int i) =>
        [.. Enumerable.Range(1, trial.Visits).Select(visit => Concentration(Known(trial.Course(followed, visit)[i][lane])))];

    private static double? Known(double value) => double.IsNaN(value) ? null : value;

    private static double? Concentration(double? log) => log is { } known ? Portable.Exp(known) : null;
}
