using TrialSim.Analyses;
using TrialSim.Characteristics;
using TrialSim.Cohorts;
using TrialSim.Designs;
using TrialSim.Outcomes;
using TrialSim.Quantities;
using TrialSim.Randomization;
using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Trials;

namespace TrialSim.Cli.Running;

/// <summary>
/// Simulates a few trials of a scenario of its own and forgets them, so that the runtime has compiled the hot loop by the time it is needed.
/// </summary>
/// <remarks>
/// It goes on while the command line and the scenario are read: compiling the loop takes longer than simulating ten thousand trials.
/// Nothing depends on it; a scenario that uses other methods compiles them when they are first called.
/// </remarks>
internal static class Rehearsal
{
    /// <summary>Starts on a thread of its own, where there is a second processor for it.</summary>
    public static void Start()
    {
        if (Environment.ProcessorCount > 1)
        {
            new Thread(Simulate) { IsBackground = true }.Start();
        }
    }

    private static void Simulate()
    {
        var scenario = Script();
        var unknown = new TrueValue(1, 0);
        var truth = new TrueValues([.. scenario.Analyses.Select(_ => unknown)], unknown, unknown);
        OperatingCharacteristics.Of(Simulator.Run(scenario, new(0, 8, 1), truth, null, CancellationToken.None));
    }

    private static Scenario Script() => new()
    {
        Name = "rehearsal",
        Title = "One of each of the usual parts",
        Arms = new() { Treatment = "drug", Control = "placebo" },
        Population = new()
        {
            Crp = new() { LogMean = new(1), LogSd = new(1) },
            Baseline = new() { Mean = new(24), Sd = new(4) },
        },
        Design = new FixedParallel { Patients = new(16) },
        Randomization = new StratifiedPermutedBlocks
        {
            BlockSizes = [4],
            Strata = [new SexFactor(), new ScreeningCrpFactor { Cuts = [new(2)] }],
        },
        Outcome = new()
        {
            Visits = [new Weeks(12)],
            Scale = new ContinuousScale(),
            NaturalCourse = new ByVisitNaturalCourse { Change = [new(-8)] },
            Prognosis = [new BaselinePrognosis { Slope = new(-0.3), CentredAt = new(24) }],
            DrugEffect = new LinearDrugEffect { Slope = new(-2), NullAt = new(5) },
            Residual = new CompoundSymmetry { Sd = [new(6)], Correlation = new(0) },
        },
        Subgroups = [new() { CrpAbove = new(5) }],
        Analyses =
        [
            new Ancova { Name = "ancova", Covariates = [Covariate.Baseline, Covariate.LogCrp] },
            new CrpInteraction { Name = "interaction" },
            new WelchT { Name = "welch", Subgroup = "crp>5" },
            new FisherTest { Name = "fisher", Endpoint = ResponseEndpoint.ResponseFinalVisit },
        ],
        Claims = ["interaction"],
    };
}
