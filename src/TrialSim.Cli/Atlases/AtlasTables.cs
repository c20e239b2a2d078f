using System.Globalization;
using TrialSim.Atlas;
using TrialSim.Characteristics;
using TrialSim.Claims;
using TrialSim.Cli.Reports;

namespace TrialSim.Cli.Atlases;

/// <summary>The tables of an atlas: a row for each rule.</summary>
internal sealed class AtlasTables(FinishedAtlas finished)
{
    private const double ErrorsBeyondChance = 4; // the worst of many cells is two or three errors out by chance

    private readonly IReadOnlyList<ClaimRule> rules = finished.Result.Setup.Rules;
    private readonly ILookup<(string Rule, string Measure), AtlasFigure> figures = finished.Atlas.Figures.ToLookup(f => (f.Rule, f.Measure));

    /// <summary>The family in which each rule makes most false claims.</summary>
    public ReportTable Worst() => new(
        "Worst family of each rule",
        ["rule", "promise", "false claims", "family"],
        [.. rules.Select(rule => (string[])[rule.Name, Promise(rule), Marked(rule, Ranked(rule)[0]), Ranked(rule)[0].Family])]);

    /// <summary>The next one.</summary>
    public ReportTable SecondWorst() => new(
        "Second worst family",
        ["rule", "promise", "false claims", "family"],
        [.. rules.Select(rule => (string[])[rule.Name, Promise(rule), Marked(rule, Ranked(rule)[1]), Ranked(rule)[1].Family])]);

    /// <summary>Rates in some families.</summary>
    public ReportTable Rates(IReadOnlyList<string> families) => new(
        "Share of trials with a false claim",
        ["rule", .. families],
        [.. rules.Select(rule => (string[])[rule.Name, .. families.Select(family => Text(Of(rule, Measures.FamilyWiseError).Single(f => f.Family == family)))])]);

    /// <summary>Rules that could not always be applied, with the family in which that is most common; null where all could be.</summary>
    public ReportTable? Failures()
    {
        AtlasFigure[] worst = [.. rules.Select(rule => Of(rule, ClaimMeasures.RuleFailed).MaxBy(f => f.Estimate)!).Where(f => f.Estimate > 0)];
        return worst.Length == 0
            ? null
            : new("Trials in which a rule could not be applied", ["rule", "at most", "family"], [.. worst.Select(f => (string[])[f.Rule, Text(f), f.Family])]);
    }

    private IEnumerable<AtlasFigure> Of(ClaimRule rule, string measure) => figures[(rule.Name, measure)];

    private List<AtlasFigure> Ranked(ClaimRule rule) => [.. Of(rule, Measures.FamilyWiseError).OrderByDescending(f => f.Estimate)];

    private static string Promise(ClaimRule rule) => rule.ControlsFamilyWiseError ? $"<= {rule.Alpha.Value.ToString(CultureInfo.InvariantCulture)}" : "-";

    private static string Marked(ClaimRule rule, AtlasFigure figure) =>
        Text(figure) + (rule.ControlsFamilyWiseError && figure.Estimate - (ErrorsBeyondChance * figure.Mcse) > rule.Alpha.Value ? " !" : string.Empty);

    private static string Text(AtlasFigure figure) =>
        Digits.Of(new Figure(figure.Rule, figure.Measure, null, null, null, figure.Estimate, figure.Mcse, figure.Lower, figure.Upper));
}
