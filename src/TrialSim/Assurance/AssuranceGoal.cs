using TrialSim.Analyses;
using TrialSim.Decisions;
using TrialSim.Scenarios;
using TrialSim.Simulation;

namespace TrialSim.Assurance;

/// <summary>What a trial is to show, and when that is true.</summary>
/// <param name="Name">Name of the analysis, decision or claim rule.</param>
/// <param name="Shown">What counts as success, in either direction, as the figures of a run count it.</param>
/// <param name="Sign">Which way a success points when the scenario's effect is true.</param>
public sealed record AssuranceGoal(string Name, Evidence Shown, ClaimedSign Sign)
{
    private const double ErrorsApart = 3;

    /// <summary>The name of what a scenario's trials may show, with the direction that its true value has.</summary>
    /// <param name="name">Name of an analysis, decision or claim rule of the scenario.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="value">The true value of what the analysis estimates; of a decision or rule, undefined.</param>
    public static AssuranceGoal Of(string name, Scenario scenario, in TrueValue value)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var analysis = scenario.Analyses.FirstOrDefault(a => a.Name == name);
        var shown = Evidence.Named(name, scenario, ObservedDirection.Either) ?? throw new ArgumentException("no such name in the scenario", nameof(name));
        return new(name, shown, IsAbsence(name, scenario) ? ClaimedSign.Absence : SignOf(analysis, value));
    }

    /// <summary>The analysis, where it is one; null of decisions and claim rules.</summary>
    internal Analysis? AnalysisIn(Scenario scenario) => scenario.Analyses.FirstOrDefault(a => a.Name == Name);

    /// <summary>A scenario with only what the goal needs; the trials are the same.</summary>
    internal Scenario Stripped(Scenario scenario) => new PanelPlan([scenario], [new([Shown])], AnalysisIn(scenario)?.Name).Stripped(scenario);

    // none of a list of analyses; what is none of further rules may well be a finding
    private static bool IsAbsence(string name, Scenario scenario) =>
        scenario.Decisions.FirstOrDefault(d => d.Name == name) is NoneOf rule && rule.Of.All(part => scenario.Analyses.Any(a => a.Name == part));

    private static ClaimedSign SignOf(Analysis? analysis, in TrueValue value)
    {
        if (analysis is null || !double.IsFinite(value.Value))
        {
            return ClaimedSign.Unknown;
        }

        double towards = value.Value * analysis.Target.FavourableSign;
        return towards == 0 ? ClaimedSign.Nothing
            : Math.Abs(towards) <= ErrorsApart * value.Mcse ? ClaimedSign.Unknown
            : towards > 0 ? ClaimedSign.Favourable : ClaimedSign.Adverse;
    }
}
