using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Tests.Behaviour;

namespace TrialSim.Tests.Property;

public sealed class AllocationFreeTests
{
    [Theory]
    [InlineData("scenarios/bench/w1.json")]
    [InlineData("scenarios/bench/w2.json")]
    [InlineData("tests/TrialSim.Tests/Scenarios/mixed.json")]
    [InlineData("tests/TrialSim.Tests/Scenarios/logistic.json")]
    [InlineData("tests/TrialSim.Tests/Scenarios/imputed.json")]
    [InlineData("tests/TrialSim.Tests/Scenarios/strata-and-times.json")]
    [InlineData("tests/TrialSim.Tests/Scenarios/continuous-marker-rules.json")]
    [InlineData("tests/TrialSim.Tests/Scenarios/rules-over-tests.json")]
    [InlineData("tests/TrialSim.Tests/Scenarios/best-cuts.json")]
    [InlineData("tests/TrialSim.Tests/Scenarios/searches.json")]
    [InlineData("tests/TrialSim.Tests/Scenarios/missing-marker-rules.json")]
    [InlineData("tests/TrialSim.Tests/Scenarios/missing-markers.json")]
    [InlineData("tests/TrialSim.Tests/Scenarios/exposure.json")]
    [InlineData("scenarios/opt-crp-resampled.json")]
    [InlineData("scenarios/raison-2013.json")]
    [InlineData("scenarios/raison-2013-prognostic.json")]
    [InlineData("scenarios/raison-2013-markers.json")]
    [InlineData("scenarios/infliximab-safety.json")]
    public void A_trial_allocates_nothing_once_its_worker_is_warm(string file)
    {
        var scenario = ScenarioFile.Read(Repository.Path(file)).Scenario!;
        var unknown = new TrueValue(1, 0);
        var truth = new TrueValues([.. scenario.Analyses.Select(_ => unknown)], unknown, unknown);
        TrialMeasure[] measures = [new ScreenedMeasure(), .. scenario.Analyses.SelectMany(a => (TrialMeasure[])[new RejectionMeasure(a.Name), new EstimateMeasure(a.Name)])];
        var plan = new PairedPlan([scenario], [truth], measures, [new(0, 0)]);
        using var worker = new PairedWorker(plan);
        using var tally = new PairedTally(plan, plan.Populations(1, default));
        // the same replicates again: tables of exact tests are filled when a table is first met
        worker.RunBlock(tally, 1, 0, Simulator.BlockSize);
        worker.RunBlock(tally, 1, 0, Simulator.BlockSize);
        long before = GC.GetAllocatedBytesForCurrentThread();
        worker.RunBlock(tally, 1, 0, Simulator.BlockSize);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
