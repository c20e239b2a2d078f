using TrialSim.Analyses;
using TrialSim.Assurance;
using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Tests.Published;

namespace TrialSim.Tests.Support;

/// <summary>The textbook's trial with a t test, half a standard deviation in favour of the treatment, for questions about priors.</summary>
internal static class TTestTrial
{
    /// <summary>The effect, points; the SD is 1.</summary>
    public const double Points = -0.5;

    /// <summary>The trial.</summary>
    public static Scenario Of(int patients) => TextbookTrial.WithEffect(patients, Points) with { Analyses = [new PooledT { Name = "t" }] };

    /// <summary>What it is to show.</summary>
    public static AssuranceGoal Goal(Scenario scenario) => AssuranceGoal.Of("t", scenario, new TrueValue(Points, 0));

    /// <summary>A prior in multiples of the effect.</summary>
    public static StatedPrior Stated(TruthPrior prior) => new() { Name = "prior", Source = "test", Prior = prior };

    /// <summary>One sample of trials whose truth is drawn.</summary>
    public static AssuranceRun Run(int patients, TruthPrior prior, ulong seed, long trials, int draws, int workers = 2)
    {
        var scenario = Of(patients);
        var run = new AssuranceRun(Goal(scenario), scenario, Stated(prior), seed, trials, draws);
        run.Advance(workers, null, CancellationToken.None);
        return run;
    }
}
