using TrialSim.Simulation;
using TrialSim.Tests.Property;

namespace TrialSim.Tests.Statistical;

/// <summary>What raison-2013-prognostic says in its notes about its truth.</summary>
public class RaisonPrognostic
{
    private static readonly string[] Names =
        [.. ShippedScenarios.Read("raison-2013-prognostic.json").Analyses.Select(a => a.Name)];

    private static readonly Lazy<TrueValues> Truth = new(() => CounterfactualRun.Compute(
        ShippedScenarios.Read("raison-2013-prognostic.json"), Environment.ProcessorCount, CancellationToken.None));

    // Six Monte Carlo errors of the counterfactual run (one fixed seed, four million patients), which are stated with each value.
    [Theory]
    [InlineData("interaction", 0.03, 0.005)]
    [InlineData("ancova", 2.04, 0.005)]
    [InlineData("welch-crp>5", 2.07, 0.005)]
    public void The_floor_of_the_scale_leaves_a_trace_of_interaction(string analysis, double inTheNotes, double rounding)
    {
        var truth = Truth.Value.Analyses[Array.IndexOf(Names, analysis)];
        Assert.InRange(truth.Value, inTheNotes - rounding - (6 * truth.Mcse), inTheNotes + rounding + (6 * truth.Mcse));
        Assert.False(truth.IsZero);
    }
}
