using TrialSim.Characteristics;
using TrialSim.Cli.Running;
using TrialSim.Scenarios;
using TrialSim.Trials;

namespace TrialSim.Cli.Reports;

/// <summary>The tables of what happened to the patients, averaged over the trials.</summary>
internal static class PatientTables
{
    /// <summary>Scores and changes by visit.</summary>
    public static ReportTable Visits(FinishedRun run, FigureBook book)
    {
        var scenario = run.Result.Scenario;
        var (treatment, control) = (scenario.Arms.Treatment, scenario.Arms.Control);
        return new(
            "HAM-D by visit, patients seen there",
            ["week", $"score, {treatment}", $"score, {control}", $"change, {treatment}", $"change, {control}"],
            [.. scenario.Outcome.Visits.Select(v => v.Value).Prepend(0).Select(week => (string[])
            [
                Digits.Plain(week),
                Digits.Of(book.OfPatients(Measures.HamdMean, Subgroup.All, treatment, week)),
                Digits.Of(book.OfPatients(Measures.HamdMean, Subgroup.All, control, week)),
                Digits.Of(book.OfPatients(Measures.HamdChangeMean, Subgroup.All, treatment, week)),
                Digits.Of(book.OfPatients(Measures.HamdChangeMean, Subgroup.All, control, week)),
            ])]);
    }

    /// <summary>Endpoints by arm.</summary>
    public static ReportTable Arms(FinishedRun run, FigureBook book)
    {
        var scenario = run.Result.Scenario;
        double last = scenario.Outcome.Visits[^1].Value;
        string[] Row(string name, string measure, double? visit = null) =>
        [
            name,
            Digits.Of(book.OfPatients(measure, Subgroup.All, scenario.Arms.Treatment, visit)),
            Digits.Of(book.OfPatients(measure, Subgroup.All, scenario.Arms.Control, visit)),
        ];
        return new(
            "Patients by arm",
            ["", scenario.Arms.Treatment, scenario.Arms.Control],
            [
                Row($"mean change at week {last}", Measures.HamdChangeMean, last),
                Row($"SD of change at week {last}", Measures.HamdChangeSd, last),
                Row("response at any visit", Measures.ResponseAnyVisit),
                Row("response at the final visit", Measures.ResponseFinalVisit),
                Row("remission at any visit", Measures.RemissionAnyVisit),
                Row("seen at the final visit", Measures.Completion),
            ]);
    }

    /// <summary>Who belongs to the subgroups, and how the arms differ in them.</summary>
    public static ReportTable Subgroups(FinishedRun run, FigureBook book)
    {
        var scenario = run.Result.Scenario;
        double last = scenario.Outcome.Visits[^1].Value;
        return new(
            $"Subgroups: change at week {last}, {scenario.Arms.Treatment} minus {scenario.Arms.Control}",
            ["subgroup", "share of patients", "difference", scenario.Arms.Treatment, scenario.Arms.Control],
            [.. Names(scenario).Select(name => (string[])
            [
                name,
                Digits.Of(book.OfPatients(Measures.Prevalence, name)),
                Digits.Of(book.OfPatients(Measures.DifferenceMean, name)),
                Digits.Of(book.OfPatients(Measures.HamdChangeMean, name, scenario.Arms.Treatment, last)),
                Digits.Of(book.OfPatients(Measures.HamdChangeMean, name, scenario.Arms.Control, last)),
            ])]);
    }

    /// <summary>The first biomarker and screening in one sentence.</summary>
    public static string Cohort(FinishedRun run, FigureBook book)
    {
        var population = run.Result.Scenario.Population;
        var biomarker = population.Biomarkers[0];
        string unit = population.Units.After(biomarker);
        return $"Baseline {biomarker.InWords()} as measured: mean {Digits.Of(book.OfPatients(Measures.MarkerMean, Subgroup.All))}{unit}, "
            + $"median {Digits.Of(book.OfPatients(Measures.MarkerMedian, Subgroup.All))}{unit}. "
            + $"Candidates screened per randomized patient: {Digits.Of(book.OfPatients(Measures.Screened, null))}.";
    }

    private static IEnumerable<string> Names(Scenario scenario) =>
        scenario.Subgroups.Select(s => s.Name).Where(n => n != Subgroup.All).Prepend(Subgroup.All);
}
