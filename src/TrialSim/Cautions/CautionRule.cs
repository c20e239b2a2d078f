using TrialSim.Scenarios;
using TrialSim.Simulation;

namespace TrialSim.Cautions;

/// <summary>One kind of misuse, and how to see it in a scenario or in the results of a run.</summary>
public abstract record CautionRule
{
    /// <summary>Its name in documents.</summary>
    public abstract string Kind { get; }

    /// <summary>When it is given, for the schema of documents.</summary>
    public abstract string Meaning { get; }

    /// <summary>What the scenario alone shows.</summary>
    /// <param name="scenario">A scenario without problems.</param>
    /// <param name="patients">Patients as its trials enrol them.</param>
    internal virtual IEnumerable<string> Before(Scenario scenario, Lazy<EnrolledPatients> patients) => [];

    /// <summary>What the figures of a run show.</summary>
    internal virtual IEnumerable<string> After(SimulationResult result, Func<string?, string, Characteristics.Figure?> figure) => [];
}
