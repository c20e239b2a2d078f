using CsvHelper;
using TrialSim.Outcomes;
using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Trials;

namespace TrialSim.Cli.Results;

/// <summary>Simulated patients as CSV, one row each; what the scenario does not model, and visits after dropout, are empty.</summary>
/// <remarks>Indicators are 1 and 0. Numbers read back to the same bits.</remarks>
internal static class CohortTable
{
    private static readonly string[] BeforeScores =
    [
        "replicate", "patient", "arm", "stratum", "sex", "age", "bmi", "height", "weight", "medication", "resistance-stage",
    ];

    private static readonly string[] AfterScores = ["completed", "response-any-visit", "response-final-visit", "remission-any-visit"];

    private static readonly string[] OfExposure = ["albumin", "antibodies", "clearance", "central-volume"];

    /// <summary>Writes the table in UTF-8.</summary>
    public static void Write(Stream destination, Scenario scenario, IEnumerable<CohortPatient> patients, CancellationToken cancellation)
    {
        using var csv = CsvWriter.Create(destination, CsvWriterOptions.Default with { NewLine = "\n" }, leaveOpen: true);
        var weeks = scenario.Outcome.Visits.Select(v => v.Value).Prepend(0);
        csv.WriteRecord(
        [
            .. BeforeScores, .. scenario.Population.Biomarkers.SelectMany(OfBiomarker), "screened",
            .. weeks.Select(week => FormattableString.Invariant($"hamd-{week}")), .. AfterScores,
            .. ExposureColumns(scenario), .. FollowedColumns(scenario), .. EventColumns(scenario),
            .. scenario.Population.LatentClass is null ? Array.Empty<string>() : ["latent-class"],
        ]);
        foreach (var patient in patients)
        {
            cancellation.ThrowIfCancellationRequested();
            WriteBeforeScores(csv, patient);
            for (int visit = 0; visit <= scenario.Outcome.Visits.Count; visit++)
            {
                csv.WriteField(visit < patient.Scores.Count ? patient.Scores[visit] : (double?)null);
            }

            csv.WriteField(patient.Completed ? 1 : 0);
            csv.WriteField(patient.RespondedAtAnyVisit ? 1 : 0);
            csv.WriteField(patient.RespondedAtFinalVisit ? 1 : 0);
            csv.WriteField(patient.RemittedAtAnyVisit ? 1 : 0);
            WriteExposure(csv, patient);
            WriteCourses(csv, scenario, patient);
            WriteEvents(csv, patient);
            WriteIndicator(csv, patient.IsInClass);
            csv.EndRecord();
        }
    }

    private static IEnumerable<string> OfBiomarker(PatientMarker name) => [$"{name}-screening", $"{name}-baseline", $"ln-{name}-baseline", $"{name}-true"];

    private static IEnumerable<string> ExposureColumns(Scenario scenario)
    {
        double[] weeks = [.. scenario.Outcome.Visits.Select(v => v.Value)];
        return scenario.Outcome.Exposure is null ? [] :
        [
            .. OfExposure,
            .. weeks.Select(week => FormattableString.Invariant($"concentration-{week}")),
            .. weeks.Select(week => FormattableString.Invariant($"engagement-{week}")),
        ];
    }

    private static void WriteExposure(CsvWriter csv, CohortPatient patient)
    {
        if (patient.Exposure is not { } exposure)
        {
            return;
        }

        csv.WriteField(exposure.AlbuminGramsPerDecilitre);
        csv.WriteField(exposure.FormsAntibodies ? 1 : 0);
        csv.WriteField(exposure.ClearanceLitresPerDay);
        csv.WriteField(exposure.CentralLitres);
        foreach (double value in exposure.Concentrations.Concat(exposure.Engagement))
        {
            csv.WriteField(value);
        }
    }

    // only the visits at which the biomarker is measured
    private static IEnumerable<string> FollowedColumns(Scenario scenario) => scenario.Outcome.Markers.SelectMany(
        f => WeeksOf(scenario, f).Select(at => FormattableString.Invariant($"{f.Marker}-week-{at.Week}")));

    private static IEnumerable<(int Visit, double Week)> WeeksOf(Scenario scenario, FollowedMarker followed) =>
        scenario.Outcome.Visits.Select((week, visit) => (visit, week.Value)).Where(at => followed.IsMeasuredAt(at.Value));

    private static void WriteCourses(CsvWriter csv, Scenario scenario, CohortPatient patient)
    {
        for (int f = 0; f < patient.Courses.Count; f++)
        {
            foreach (var (visit, _) in WeeksOf(scenario, scenario.Outcome.Markers[f]))
            {
                csv.WriteField(patient.Courses[f][visit]);
            }
        }
    }

    private static IEnumerable<string> EventColumns(Scenario scenario) =>
        scenario.Outcome.AdverseEvents.Count == 0 ? [] : [.. scenario.Outcome.AdverseEvents.Select(kind => $"events-{kind.Name}"), "stopped-by-event"];

    private static void WriteEvents(CsvWriter csv, CohortPatient patient)
    {
        foreach (int count in patient.Events)
        {
            csv.WriteField(count);
        }

        WriteIndicator(csv, patient.StoppedByEvent);
    }

    private static void WriteIndicator(CsvWriter csv, bool? value)
    {
        if (value is { } known)
        {
            csv.WriteField(known ? 1 : 0);
        }
    }

    private static void WriteBeforeScores(CsvWriter csv, CohortPatient patient)
    {
        csv.WriteField(patient.Replicate);
        csv.WriteField(patient.Number);
        csv.WriteField(patient.Arm);
        csv.WriteField(patient.Stratum);
        csv.WriteField(patient.IsFemale ? "female" : "male");
        csv.WriteField(patient.AgeYears);
        csv.WriteField(patient.BodyMassIndex);
        csv.WriteField(patient.HeightMetres);
        csv.WriteField(patient.WeightKg);
        csv.WriteField(patient.IsMedicationFree is { } free ? (free ? "none" : "antidepressant") : string.Empty);
        csv.WriteField(patient.ResistanceStage);
        foreach (var biomarker in patient.Biomarkers)
        {
            csv.WriteField(biomarker.Screening);
            csv.WriteField(biomarker.Baseline);
            csv.WriteField(biomarker.BaselineLog);
            csv.WriteField(biomarker.True);
        }

        csv.WriteField(patient.Screened);
    }
}
