using TrialSim.Characteristics;
using TrialSim.Scenarios;
using TrialSim.Simulation;

namespace TrialSim.Tests.Published;

/// <summary>A finished run of the engine, asked for figures by name.</summary>
internal sealed class PublishedRun
{
    private const ulong Seed = 20_260_101;

    private readonly Dictionary<(string? Name, string Measure), Figure> figures;
    private readonly long replicates;

    private PublishedRun(OperatingCharacteristics characteristics)
    {
        replicates = characteristics.Provenance.Replicates;
        figures = characteristics.Figures.Where(f => f.Analysis is not null).ToDictionary(f => (f.Analysis, f.Measure));
    }

    /// <summary>Simulates a scenario with everything that the engine does.</summary>
    public static PublishedRun Of(Scenario scenario, long replicates)
    {
        Assert.Empty(scenario.Problems());
        int workers = Environment.ProcessorCount;
        var truth = CounterfactualRun.Compute(scenario, workers, CancellationToken.None);
        return new(OperatingCharacteristics.Of(
            Simulator.Run(scenario, new(Seed, replicates, workers), truth, null, CancellationToken.None)));
    }

    /// <summary>How often an analysis is significant or a decision rule says yes.</summary>
    public PublishedEstimate Rate(string name) => Of(name, Measures.RejectionRate);

    /// <summary>A figure of an analysis.</summary>
    public PublishedEstimate Of(string analysis, string measure)
    {
        var figure = figures[(analysis, measure)];
        return new("simulation", figure.Estimate!.Value, figure.Mcse!.Value);
    }

    /// <summary>Variance of an analysis's estimates over trials.</summary>
    public PublishedEstimate Variance(string analysis)
    {
        var (origin, sd, mcse) = Of(analysis, Measures.EmpiricalSe);
        return new(origin, sd * sd, 2 * sd * mcse);
    }

    /// <summary>How often one thing happens among the trials in which another does.</summary>
    /// <param name="both">Rule that says yes where both happen.</param>
    /// <param name="given">Rule or analysis that says yes where the other happens.</param>
    public PublishedEstimate Share(string both, string given)
    {
        double of = Rate(given).Value;
        double share = Rate(both).Value / of;
        return new("simulation", share, Math.Sqrt(share * (1 - share) / (of * replicates)));
    }
}
