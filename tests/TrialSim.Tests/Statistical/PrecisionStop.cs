using TrialSim.Characteristics;
using TrialSim.Precision;
using TrialSim.Simulation;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Statistical;

/// <summary>A run to a goal against the number of trials that theory asks for a share: p (1 - p) / t^2.</summary>
public class PrecisionStop
{
    private const string Analysis = "interaction";
    private const double Target = 0.005;

    private static readonly TrueValues Truth = TestScenarios.StandInTruth(TestScenarios.W1);

    /// <remarks>
    /// At p near 0.26 the need told from about 7700 trials has a standard error of 1.3%, so a run that errs by a tenth is 7 standard errors off:
    /// the chance that one of the seeds fails by chance is below 1e-9.
    /// </remarks>
    [Fact]
    public void Every_seed_ends_within_a_tenth_of_the_theory()
    {
        var exact = OperatingCharacteristics.Of(Simulator.Run(TestScenarios.W1, new(999, 400_000, 2), Truth, null, default));
        double p = exact.Figures.Single(f => f.Analysis == Analysis && f.Measure == Measures.RejectionRate).Estimate!.Value;
        double needed = p * (1 - p) / (Target * Target);
        Assert.InRange(needed, 5000, 10_000);
        for (ulong seed = 1; seed <= 30; seed++)
        {
            Assert.InRange(Trials(seed) / needed, 0.9, 1.1);
        }
    }

    private static long Trials(ulong seed)
    {
        using var run = new PairedRun([TestScenarios.W1], [Truth], [], [], seed);
        var goal = new PrecisionGoal { Targets = [new() { Mcse = Target, Analysis = Analysis, Measure = Measures.RejectionRate }] };
        return PrecisionRun.Run(goal, Advance, null).Report.Replicates;

        SimulationResult Advance(long trials)
        {
            run.Advance(trials, 2, null, default);
            return run.Result(0);
        }
    }
}
