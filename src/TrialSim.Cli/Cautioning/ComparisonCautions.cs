using TrialSim.Cautions;
using TrialSim.Cli.Claiming;
using TrialSim.Cli.Comparing;
using TrialSim.Cli.Running;
using TrialSim.Comparisons;

namespace TrialSim.Cli.Cautioning;

/// <summary>What could mislead in the designs compared: what each design's goal has to be warned of, told once.</summary>
internal static class ComparisonCautions
{
    /// <summary>The cautions.</summary>
    /// <param name="comparison">The figures.</param>
    /// <param name="cache">Where true values are kept: those of tests of interaction with little power are needed.</param>
    /// <param name="workers">Threads.</param>
    /// <param name="cancellation">Stops.</param>
    public static IReadOnlyList<Caution> Of(Comparison comparison, TruthCache? cache, int workers, CancellationToken cancellation)
    {
        var designs = comparison.Plan.Designs;
        var names = ComparisonWords.ShortNames(designs);
        return CautionsOfPlaces.Of(
            [.. designs.Select((_, d) => Of(comparison, d, cache, workers, cancellation))],
            some => some.Count == designs.Count && some.Count > 1 ? $"In all {some.Count} designs" : $"In {Lists.All(some.Select(d => names[d]))}", d => names[d]);
    }

    private static List<Caution> Of(Comparison comparison, int design, TruthCache? cache, int workers, CancellationToken cancellation)
    {
        var compared = comparison.Plan.Designs[design];
        var scenario = compared.Scenario;
        List<Caution> cautions = [.. CautionList.Of(AskedAbout.Of(scenario, [compared.Goal]))];
        if (comparison.Figure("power") is { } power && power.Values[design] is { Upper: < 0.5 } little
            && scenario.Analyses.FirstOrDefault(a => a.Name == compared.GoalName) is { } analysis && UnderpoweredInteraction.Tests(analysis)
            && CautionList.Interaction.OfPower(analysis, PanelTruth.Of(new([scenario], [], analysis.Name), scenario, cache, workers, cancellation), little) is { } missed)
        {
            cautions.Add(missed);
        }

        if (comparison.Figure("enrolment-weeks") is { } recruitment
            && CautionList.Sequential.OfRecruitment(recruitment.Values[design].Value, scenario.Outcome.Visits[^1].Value) is { } slow)
        {
            cautions.Add(slow);
        }

        return cautions;
    }
}
