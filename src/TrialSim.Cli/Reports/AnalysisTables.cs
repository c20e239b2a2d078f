using TrialSim.Analyses;
using TrialSim.Characteristics;
using TrialSim.Cli.Running;
using TrialSim.Simulation;
using TrialSim.Statistics;

namespace TrialSim.Cli.Reports;

/// <summary>The tables of the analyses.</summary>
internal static class AnalysisTables
{
    /// <summary>How often each test rejects, and whether that is power or an error.</summary>
    public static ReportTable Tests(FinishedRun run, FigureBook book) => new(
        "How often the tests reject",
        ["analysis", "rejects", "which is", "not estimable", "test"],
        [.. run.Result.Scenario.Analyses.Select((analysis, a) => (string[])
        [
            analysis.Name,
            Digits.Of(book.OfAnalysis(analysis.Name, Measures.RejectionRate)),
            Meaning(analysis.Alternative, run.Result.Truth.Analyses[a]),
            Digits.Of(book.OfAnalysis(analysis.Name, Measures.NotEstimable)),
            $"{Sides(analysis.Alternative)}, alpha {analysis.Alpha.Value}",
        ])]);

    /// <summary>How many patients each analysis used; null where none leaves out patients without a value of a marker.</summary>
    public static ReportTable? Analysed(FinishedRun run, FigureBook book) => run.Characteristics.Figures.All(f => f.Measure != Measures.Analysed) ? null : new(
        "Patients analysed",
        ["analysis", "patients", "randomized"],
        [.. run.Result.Scenario.Analyses.Select(a => (string[])
            [a.Name, Digits.Of(book.OfAnalysis(a.Name, Measures.Analysed)), FormattableString.Invariant($"{run.Result.Scenario.Design.Patients.Value}")])]);

    /// <summary>What is estimated, and how well.</summary>
    public static ReportTable Estimates(FinishedRun run, FigureBook book) => Of(
        run, book, "Estimates against the truth",
        ("truth", Measures.Truth), ("mean estimate", Measures.EstimateMean), ("bias", Measures.Bias));

    /// <summary>Whether standard errors and intervals are honest.</summary>
    public static ReportTable Precision(FinishedRun run, FigureBook book) => Of(
        run, book, "Precision of the estimates",
        ("empirical SE", Measures.EmpiricalSe), ("model SE", Measures.ModelSe), ("coverage", Measures.Coverage));

    /// <summary>What significant results would mislead about.</summary>
    public static ReportTable SignificantResults(FinishedRun run, FigureBook book) => Of(
        run, book, "Among significant results",
        ("wrong sign (type S)", Measures.TypeS), ("exaggeration (type M)", Measures.TypeM));

    /// <summary>The distribution of the p-values.</summary>
    public static ReportTable PValues(FinishedRun run, FigureBook book) => Of(
        run, book, "p-values",
        ("lower quartile", Measures.PLowerQuartile), ("median", Measures.PMedian), ("upper quartile", Measures.PUpperQuartile));

    private static ReportTable Of(FinishedRun run, FigureBook book, string title, params (string Heading, string Measure)[] columns) => new(
        title,
        ["analysis", .. columns.Select(c => c.Heading)],
        [.. run.Result.Scenario.Analyses.Select(a => (string[])[a.Name, .. columns.Select(c => Digits.Of(book.OfAnalysis(a.Name, c.Measure)))])]);

    private static string Sides(Alternative alternative) => alternative switch
    {
        Alternative.TwoSided => "two-sided",
        Alternative.Less => "one-sided (less)",
        _ => "one-sided (greater)",
    };

    // A one-sided null hypothesis holds on the other side of zero too.
    private static string Meaning(Alternative alternative, TrueValue truth) =>
        !truth.IsDefined ? "-"
            : truth.IsZero || (alternative == Alternative.Less && truth.Value > 0) || (alternative == Alternative.Greater && truth.Value < 0)
            ? "type I error"
            : "power";
}
