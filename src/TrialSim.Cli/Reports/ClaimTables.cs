using TrialSim.Characteristics;
using TrialSim.Claims;
using TrialSim.Cli.Running;
using TrialSim.Scenarios;

namespace TrialSim.Cli.Reports;

/// <summary>What the claim rules announce, and what it is worth.</summary>
internal static class ClaimTables
{
    /// <summary>The tables; none where the scenario has no claim rules.</summary>
    public static IEnumerable<ReportTable> Of(FinishedRun run, FigureBook book) => run.Result.Scenario.Rules.Count == 0
        ? []
        :
        [
            OfRules(
                run, book, "Claim rules (shares of trials)",
                ("any claim", ClaimMeasures.Claimed), ("a false one", Measures.FamilyWiseError), ("a true one", ClaimMeasures.DisjunctivePower), ("rule failed", ClaimMeasures.RuleFailed)),
            OfRules(
                run, book, "If claims were acted upon (shares of patients; HAM-D points)",
                ("treated right", ClaimMeasures.TreatedRight), ("treated wrong", ClaimMeasures.TreatedWrong), ("effect a patient", ClaimMeasures.EffectPerPatient)),
            OfClaims(
                run, book, "Claims (shares of trials)",
                ("true", ClaimMeasures.TrueClaim), ("false", ClaimMeasures.FalseClaim), ("wrong direction", ClaimMeasures.WrongDirection)),
            OfClaims(
                run, book, "Patients claimed to benefit",
                ("wrong cut", ClaimMeasures.WrongCut), ("sensitivity", ClaimMeasures.Sensitivity), ("specificity", ClaimMeasures.Specificity), (Cut(run.Result.Scenario), ClaimMeasures.CutMedian)),
            OfClaims(
                run, book, "Claimed effects, counted in the direction of the claim (HAM-D points; shares of claims)",
                ("truth", ClaimMeasures.ClaimedTruth), ("claimed", ClaimMeasures.Effect(ClaimEstimate.Naive)), ("coverage", ClaimMeasures.Coverage(ClaimEstimate.Naive)),
                ("replicates", ClaimMeasures.Replication)),
            OfClaims(
                run, book, "Exaggeration: claimed effect over true effect, by estimate", [.. Enum.GetValues<ClaimEstimate>().Select(e => (Word(e), ClaimMeasures.Exaggeration(e)))]),
        ];

    private static string Cut(Scenario scenario) => scenario.Population.Units.Of(scenario.TestedMarker) is { } unit ? $"cut, {unit}" : "cut";

    private static string Word(ClaimEstimate which) => which.ToString().ToLowerInvariant();

    private static ReportTable OfRules(FinishedRun run, FigureBook book, string title, params (string Heading, string Measure)[] columns) => new(
        title,
        ["rule", .. columns.Select(c => c.Heading)],
        [.. run.Result.Scenario.Rules.Select(rule => (string[])[rule.Name, .. columns.Select(c => Digits.Of(book.OfAnalysis(rule.Name, c.Measure)))])])
    {
        Unbroken = [.. columns.Select(c => c.Heading)],
    };

    private static ReportTable OfClaims(FinishedRun run, FigureBook book, string title, params (string Heading, string Measure)[] columns) => new(
        title,
        ["rule: claim", .. columns.Select(c => c.Heading)],
        [.. ClaimsOf(run).Select(c => (string[])[$"{c.Rule}: {c.Claim}", .. columns.Select(column => Digits.Of(book.OfClaim(c.Rule, c.Claim, column.Measure)))])])
    {
        Unbroken = [.. columns.Select(c => c.Heading)],
    };

    private static IEnumerable<(string Rule, string Claim)> ClaimsOf(FinishedRun run) =>
        run.Characteristics.Figures.Where(f => f is { Claim: not null, Measure: ClaimMeasures.Claimed }).Select(f => (f.Analysis!, f.Claim!));
}
