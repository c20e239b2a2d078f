using TrialSim.Analyses;
using TrialSim.Characteristics;
using TrialSim.Claims;
using TrialSim.Claims.Tests;
using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Tests.Published;

namespace TrialSim.Tests.Statistical;

/// <summary>Claims by one test of one subgroup, where what they are worth is known: half the patients, an effect of .4 SD in that half.</summary>
public class ScoredClaims
{
    private const long Replicates = 100_000;
    private const string Claim = "subgroup-effect band 2";

    private static readonly Scenario Scenario = Halves() with
    {
        Rules =
        [
            new SubgroupAlone { Name = "usual", Of = "upper" },
            new SubgroupAlone { Name = "one-sided", Of = "upper", Alpha = new(0.025), Direction = ClaimDirection.Benefit },
            new SubgroupAlone { Name = "always", Of = "upper", Alpha = new(0.999999) },
            new SubgroupAlone { Name = "other-half", Of = "lower" },
        ],
    };

    private static readonly Lazy<OperatingCharacteristics> Run = new(() => OperatingCharacteristics.Of(Simulator.Run(
        Scenario, new(11, Replicates, 2), CounterfactualRun.Compute(Scenario, 2, CancellationToken.None), null, CancellationToken.None)));

    [Fact]
    public void A_claim_is_made_whenever_the_test_is_significant()
    {
        double rejects = Of("upper", Measures.RejectionRate)!.Value;
        Near(rejects, Of("usual", ClaimMeasures.TrueClaim, Claim) + Of("usual", ClaimMeasures.WrongDirection, Claim));
        Near(Of("usual", ClaimMeasures.TrueClaim, Claim), Of("one-sided", ClaimMeasures.TrueClaim, Claim));
        Near(Of("usual", Measures.FamilyWiseError), Of("usual", ClaimMeasures.WrongDirection, Claim));
        Near(1, Of("usual", ClaimMeasures.TrueClaim, Claim) + Of("usual", ClaimMeasures.WrongDirection, Claim) + Of("usual", ClaimMeasures.Missed, Claim));
    }

    [Fact]
    public void Exaggeration_is_the_type_m_error_of_the_test() =>
        Assert.Equal(Of("upper", Measures.TypeM)!.Value, Of("usual", ClaimMeasures.Exaggeration(ClaimEstimate.Naive), Claim)!.Value, 1e-6); // sums are kept to 2^-32

    [Fact]
    public void Intervals_keep_their_level_where_every_trial_makes_its_claim() => StatisticalAssert.Rate(
        (long)Math.Round(Of("always", ClaimMeasures.Coverage(ClaimEstimate.Naive), Claim)!.Value * Replicates),
        Replicates, 0.95, falseAlarm: 1e-6, detects: 0.9447);

    [Fact]
    public void Intervals_do_not_keep_it_where_only_significant_trials_do() =>
        Assert.True(Of("usual", ClaimMeasures.Coverage(ClaimEstimate.Naive), Claim) < 0.94);

    [Fact]
    public void A_claim_where_there_is_nothing_is_false()
    {
        StatisticalAssert.Rate(
            (long)Math.Round(Of("other-half", ClaimMeasures.FalseClaim, "subgroup-effect band 1")!.Value * Replicates),
            Replicates, 0.05, falseAlarm: 1e-6, detects: 0.0553);
        Assert.Null(Of("other-half", ClaimMeasures.DisjunctivePower));
        Assert.Null(Of("other-half", ClaimMeasures.Missed, "subgroup-effect band 1"));
    }

    [Fact]
    public void The_set_holds_those_who_benefit_and_nobody_else()
    {
        Assert.Equal(1, Of("usual", ClaimMeasures.Sensitivity, Claim)!.Value, 1e-9);
        Assert.Equal(1, Of("usual", ClaimMeasures.Specificity, Claim)!.Value, 1e-9);
        Assert.Equal(0, Of("usual", ClaimMeasures.WrongCut, Claim)!.Value);
    }

    [Fact]
    public void Replication_is_the_power_of_the_same_trial()
    {
        // the power of a z test at the mean standard error; the claim's own errors average to the same within a hundredth
        double power = Of("one-sided", ClaimMeasures.TrueClaim, Claim)!.Value;
        Assert.InRange(Of("one-sided", ClaimMeasures.Replication, Claim)!.Value, power - 0.02, power + 0.03);
    }

    private static Scenario Halves() => TextbookTrial.InHalves(160, 0, -0.4) with
    {
        Analyses = [new PooledT { Name = "upper", Subgroup = "band 2" }, new PooledT { Name = "lower", Subgroup = "band 1" }],
    };

    private static double? Of(string rule, string measure, string? claim = null) =>
        Run.Value.Figures.Single(f => f.Analysis == rule && f.Measure == measure && f.Claim == claim).Estimate;

    // Normal deviates of t agree with critical values to far better than one trial in a hundred thousand.
    private static void Near(double? expected, double? found) => Assert.Equal(expected!.Value, found!.Value, 2.0 / Replicates);
}
