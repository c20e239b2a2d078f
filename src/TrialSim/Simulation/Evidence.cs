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
