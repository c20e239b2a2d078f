using System.Globalization;
using TrialSim.Analyses;
using TrialSim.Characteristics;
using TrialSim.Numerics;
using TrialSim.Randomization;
using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Trials;

namespace TrialSim.Findings;

/// <summary>The five ICEMAN questions for a randomized trial, in our words, answered as far as a scenario says.</summary>
/// <remarks>Source: Schandelmaier et al. (2020), CMAJ 192:E901-E906, and its manual. The wording is ours.</remarks>
internal static class CredibilityAnswers
{
    private const string Open = "open";

    /// <summary>The answers.</summary>
    /// <param name="inquest">What is asked.</param>
    /// <param name="anyTest">Share of trials under the worst null in which one of the tests has p at most 0.05.</param>
    /// <param name="worstNull">Name of that null.</param>
    public static IReadOnlyList<CredibilityAnswer> Of(CredibilityInquest inquest, in Estimate anyTest, string worstNull) =>
        [Direction(inquest), Evidence(inquest), Chance(), Number(inquest, anyTest, worstNull), Cuts(inquest)];

    private static CredibilityAnswer Direction(CredibilityInquest inquest) => new(
        1, "Was the direction of the effect modification predicted, and rightly, before the data were seen?", Open,
        [
            inquest.Value.IsZero || !inquest.Value.IsDefined
                ? "the scenario has no slope whose direction could have been predicted"
                : Invariant($"true in the scenario: {inquest.Interaction.Target.Describe(inquest.Units)} is {inquest.Value.Value:G3}, {Way(inquest)}"),
            StrataOf(inquest) is { } factor
                ? $"randomization is stratified by {factor.Describe(inquest.Units)}, so the marker was in mind before the first patient"
                : $"randomization takes no notice of {inquest.Marker.InWords()}",
        ],
        ["the scenario does not say whether a protocol or plan named the direction beforehand"]);

    private static CredibilityAnswer Evidence(CredibilityInquest inquest) => new(
        2, "Did earlier evidence support it?", Open,
        [
            inquest.Scenario.Sources.Count switch
            {
                0 => "the scenario names no sources",
                1 => "the scenario names 1 source, for its figures",
                int n => $"the scenario names {n} sources, for its figures",
            },
            "what earlier evidence is worth is the probability beforehand: the tables show how the rest depends on it",
        ],
        ["the scenario does not say what was known of the marker as an effect modifier from other trials"]);

    private static CredibilityAnswer Chance() => new(
        3, "Does a test of interaction make chance an unlikely explanation?", "by the p-value: see the bands",
        [.. CredibilityBand.All.Where(b => !b.IsReversed).Select(b => $"{b.Name}: {b.Chance}")],
        ["the p-value that the trial found (trialsim claim says what one is worth)"]);

    private static CredibilityAnswer Number(CredibilityInquest inquest, in Estimate anyTest, string worstNull)
    {
        const int Few = 3, Many = 10;
        var scenario = inquest.Scenario;
        var outline = scenario.Outline();
        string[] markers =
        [
            .. scenario.Rules.SelectMany(rule => rule.Modifiers(outline))
                .Concat(inquest.Tests.Select(test => test.Target.Modifier).OfType<PatientMarker>())
                .Concat(SubgroupsOf(inquest).Select(subgroup => subgroup.Marker)).Distinct().Select(m => m.Word()),
        ];
        string suggested = markers.Length > Many ? "definitely no" : markers.Length > Few ? "probably no or unclear" : "probably yes, if nothing else was tested";
        return new(
            4, "Were only a few effect modifiers tested, or their number taken into account?", suggested,
            [
                $"effect modifiers in the scenario: {markers.Length} ({string.Join(", ", markers)}), in {Count(inquest.Tests.Count, "test")} of interactions and subgroups"
                    + (scenario.Rules.Count == 0 ? string.Empty : $" and {Count(scenario.Rules.Count, "claim rule")}"),
                Invariant($"with p <= 0.05 in at least one of these tests where the marker is not predictive (\"{worstNull}\"): {anyTest.Value:0.000} of trials"),
                .. scenario.Rules.Where(r => r.ControlsFamilyWiseError).Select(r => $"{r.Name} takes its own number of tests into account"),
            ],
            ["the scenario does not say whether other modifiers, endpoints or visits were looked at and left out of the report"]);
    }

    private static CredibilityAnswer Cuts(CredibilityInquest inquest)
    {
        var coding = (inquest.Interaction as CrpInteraction)?.Marker ?? (inquest.Interaction as LogisticInteraction)?.Marker;
        string[] cuts = [.. SubgroupsOf(inquest).GroupBy(subgroup => subgroup.Marker).Select(group => CutsOf(group.Key, group, inquest))];
        string also = cuts.Length == 0 ? "no subgroup is analysed" : $"subgroups are analysed with cuts {string.Join(" and ", cuts)}";
        return coding switch
        {
            AboveCoding or SampleQuantileCoding => new(
                5, Question, coding is SampleQuantileCoding ? "probably no or unclear: groups by the sample's own quantiles" : "probably no or unclear, unless the cut was set beforehand",
                [$"the interaction is tested with {coding.Describe(inquest.Units)}", also],
                ["the scenario does not say where the cut comes from, nor whether others were tried"]),
            not null => new(5, Question, "definitely yes, for the interaction", [$"the interaction is tested with {coding.Describe(inquest.Units)} over its whole range", also], [.. OpenCuts(cuts)]),
            _ => new(5, Question, Open, [$"{inquest.Interaction.Name}: {inquest.Interaction.Describe(inquest.Units)}", also], ["how the test codes the marker"]),
        };
    }

    private const string Question = "If the modifier is continuous, were arbitrary cut-points avoided?";

    private static string[] OpenCuts(string[] cuts) =>
        cuts.Length == 0 ? [] : ["the scenario does not say where the subgroups' cuts come from, nor whether others were tried"];

    private static string Way(CredibilityInquest inquest) =>
        inquest.Value.Value * inquest.Interaction.Target.FavourableSign > 0 ? $"more benefit at higher {inquest.Marker.InWords()}" : $"less benefit at higher {inquest.Marker.InWords()}";

    private static IEnumerable<Subgroup> SubgroupsOf(CredibilityInquest inquest) =>
        inquest.Tests.SelectMany(test => test.SubgroupsNamed).Distinct().SelectMany(name => inquest.Scenario.Subgroups.Where(s => s.Name == name));

    private static string CutsOf(PatientMarker marker, IEnumerable<Subgroup> subgroups, CredibilityInquest inquest)
    {
        var cuts = subgroups.SelectMany(s => new[] { s.Low, s.High }).OfType<double>().Distinct().Order();
        string of = marker == inquest.Marker ? string.Empty : $"of {marker.InWords()} ";
        return $"{of}at {string.Join(", ", cuts.Select(c => c.ToString(CultureInfo.InvariantCulture)))}{inquest.Units.After(marker)}";
    }

    // strata that are only recorded say nothing of what was in mind when patients were allocated
    private static ScreeningCrpFactor? StrataOf(CredibilityInquest inquest) =>
        (inquest.Scenario.Randomization as StratifiedPermutedBlocks)?.ScreeningFactors.FirstOrDefault(factor => factor.Marker == inquest.Marker);

    private static string Count(int n, string what) => n == 1 ? $"1 {what}" : $"{n} {what}s";

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
