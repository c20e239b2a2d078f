using TrialSim.Characteristics;
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
    internal virtual IEnumerable<Caution> Before(Scenario scenario, Lazy<EnrolledPatients> patients) => [];

    /// <summary>What the figures of a run show.</summary>
    /// <param name="scenario">What was simulated.</param>
    /// <param name="truths">What is true in it.</param>
    /// <param name="figure">A figure by analysis and measure; null where there is none.</param>
    internal virtual IEnumerable<Caution> After(Scenario scenario, TrueValues truths, Func<string?, string, Figure?> figure) => [];

    /// <summary>A caution of this kind.</summary>
    /// <param name="matter">Which matter of the kind it is about.</param>
    /// <param name="text">What it says.</param>
    private protected Caution Say(string matter, FormattableString text) => new(Kind, FormattableString.Invariant(text)) { Matter = matter };
}
