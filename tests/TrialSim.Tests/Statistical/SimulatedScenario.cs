using TrialSim.Characteristics;
using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Tests.Property;

namespace TrialSim.Tests.Statistical;

/// <summary>A shipped scenario, run once for a class of tests.</summary>
internal sealed class SimulatedScenario
{
    private readonly OperatingCharacteristics characteristics;

    /// <summary>Reads and runs a scenario.</summary>
    public SimulatedScenario(string file, long replicates, ulong seed)
        : this(ShippedScenarios.Read(file), replicates, seed)
    {
    }

    /// <summary>Runs a scenario.</summary>
    public SimulatedScenario(Scenario scenario, long replicates, ulong seed)
    {
        Truth = CounterfactualRun.Compute(scenario, Environment.ProcessorCount, CancellationToken.None);
        var result = Simulator.Run(
            scenario, new(seed, replicates, Environment.ProcessorCount), Truth, progress: null, CancellationToken.None);
        characteristics = OperatingCharacteristics.Of(result);
    }

    /// <summary>True values, in the order of the scenario's analyses.</summary>
    public TrueValues Truth { get; }

    /// <summary>The one figure of the patients that fits; a subgroup, arm or week that is null is not asked about.</summary>
    public Figure Of(string measure, string? arm, string? subgroup, double? week) => characteristics.Figures.Single(f =>
        f.Measure == measure && f.Arm == arm && f.Analysis is null
        && (subgroup is null || f.Subgroup == subgroup) && (week is null || f.Visit == week));

    /// <summary>The one figure of a followed biomarker or an adverse event.</summary>
    public Figure OfVariable(string variable, string measure, string? arm, double? week = null) => characteristics.Figures.Single(f =>
        f.Measure == measure && f.Arm == arm && f.Variable == variable && (week is null || f.Visit == week));

    /// <summary>The figure of an analysis or a decision rule.</summary>
    public Figure OfAnalysis(string analysis, string measure) =>
        characteristics.Figures.Single(f => f.Measure == measure && f.Analysis == analysis);
}
