using TrialSim.Analyses;
using TrialSim.Claims;
using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Scenarios;

namespace TrialSim.Simulation;

/// <summary>One thing that a trial has shown: a p-value in a range, a conclusion, or what a claim rule announced.</summary>
public abstract record Evidence
{
    /// <summary>The same with the direction turned; null where it has none.</summary>
    public abstract Evidence? Mirrored { get; }

    /// <summary>Names of the analyses that must be made to see it; decision and claim rules bring those that they read.</summary>
    internal virtual IReadOnlyList<string> Analyses => [];

    /// <summary>Names of the decision rules that it is about.</summary>
    internal virtual IReadOnlyList<string> Decisions => [];

    /// <summary>Names of the claim rules that it is about.</summary>
    internal virtual IReadOnlyList<string> Rules => [];

    /// <summary>
    /// What a name stands for: an analysis that is significant at its own level, a decision rule that says yes, a claim rule that announces
    /// something; null where the scenario has no such name.
    /// </summary>
    /// <param name="name">Name of an analysis, decision rule or claim rule.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="direction">Direction of an analysis or announcement; a decision has none.</param>
    public static Evidence? Named(string name, Scenario scenario, ObservedDirection direction)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return scenario.Analyses.FirstOrDefault(a => a.Name == name) is { } analysis
                ? direction == ObservedDirection.Either ? new SignificanceEvidence(name) : DeviateEvidence.Between(analysis, 0, analysis.Alpha.Value, direction)
            : scenario.Decisions.Any(d => d.Name == name) ? new ConclusionEvidence(name)
            : scenario.Rules.Any(r => r.Name == name) ? new AnnouncementEvidence(name, direction)
            : null;
    }

    /// <summary>Finds the names in a scenario.</summary>
    internal abstract Eye In(Scenario scenario);

    /// <summary>The evidence in words: "interaction p &lt;= 0.01".</summary>
    public abstract string Describe();

    /// <summary>Sees whether a trial under way has shown it.</summary>
    internal abstract class Eye
    {
        /// <summary>In which of the eight trials it is so.</summary>
        public abstract LaneMask Sees(TrialRun run);
    }
}
