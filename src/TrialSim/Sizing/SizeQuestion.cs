using TrialSim.Analyses;
using TrialSim.Scenarios;
using TrialSim.Simulation;

namespace TrialSim.Sizing;

/// <summary>Which value of a knob gives a trial a wanted power, under each of several truths.</summary>
public sealed record SizeQuestion
{
    /// <summary>Monte Carlo standard error of the power at the answer, where none is asked for.</summary>
    public const double UsualError = 0.002;

    /// <summary>Name of the analysis, decision or claim rule.</summary>
    public required string GoalName { get; init; }

    /// <summary>What a trial must show.</summary>
    public required Evidence Goal { get; init; }

    /// <summary>What is turned.</summary>
    public required Knob Knob { get; init; }

    /// <summary>Truths, that of the scenario first.</summary>
    public required IReadOnlyList<SizeTruth> Truths { get; init; }

    /// <summary>Wanted powers, each between 0 and 1.</summary>
    public required IReadOnlyList<double> Powers { get; init; }

    /// <summary>Wanted standard error of the power at the answer; null is <see cref="UsualError"/>, less for trials so large that it would take long.</summary>
    public double? PowerError { get; init; }

    /// <summary>Trials of the check at the answer, and about as many for the line; null follows from the error.</summary>
    public long? Replicates { get; init; }

    /// <summary>
    /// Patients that may be simulated for the line of an answer, and as many for its check: the trials are fewer where these are large. Null
    /// sets a limit only where neither an error nor a number of trials is asked for.
    /// </summary>
    public double? MostPatients { get; init; }

    /// <summary>The analyses that the goal looks at in a scenario, through decisions and rules.</summary>
    public IReadOnlyList<Analysis> Analyses(Scenario scenario) => Plan(scenario).Stripped(scenario).Analyses;

    /// <summary>The analysis that is the goal itself; null where it is a decision or a claim rule.</summary>
    public Analysis? Analysis(Scenario scenario) => Goal is SignificanceEvidence or DeviateEvidence ? scenario.Analyses.First(a => a.Name == GoalName) : null;

    /// <summary>What is simulated of a scenario.</summary>
    internal PanelPlan Plan(Scenario scenario) => new([scenario], [new([Goal])], Analysis(scenario)?.Name);
}
