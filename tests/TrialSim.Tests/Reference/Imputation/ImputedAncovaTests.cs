using TrialSim.Analyses;
using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Outcomes;
using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Statistics.Imputation;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.Imputation;

/// <summary>The analysis of simulated trials by imputation: what must hold in every trial, and what its analyses share.</summary>
/// <remarks>Against tables and their independent numbers it is held by RealDataTests and AntidepressantPlanTests.</remarks>
public sealed class ImputedAncovaTests
{
    private const ulong Seed = 78;

    // Both fits end their search at a Newton decrement below 1e-12, so that an estimate may be off by 1e-6 of its standard error and is by much less.
    private const double Tolerance = 1e-8;

    public static TheoryData<ImputationStrategy> Strategies => [.. Enum.GetValues<ImputationStrategy>()];

    [Theory]
    [MemberData(nameof(Strategies))]
    public void Where_nobody_leaves_the_estimate_is_that_of_ancova(ImputationStrategy strategy)
    {
        var covariates = (Covariate[])[Covariate.Baseline, Covariate.Sex];
        var scenario = With(Imputed(strategy) with { Covariates = covariates, Delta = new(5) }, new Ancova { Name = "ancova", Covariates = covariates });
        scenario = scenario with { Outcome = scenario.Outcome with { Dropout = [] } };
        Conduct(scenario, 4, (findings, lane, about) =>
            Near.Absolute(findings[1].Estimate[lane], findings[0].Estimate[lane], 1e-12 * Math.Sqrt(findings[1].Variance[lane]), about)); // normal equations against orthogonal columns
    }

    [Fact]
    public void Swapping_the_arms_turns_the_sign_where_responses_are_missing_at_random()
    {
        var analysis = Imputed(ImputationStrategy.MissingAtRandom) with { Covariates = [Covariate.Baseline, Covariate.LogCrp] };
        using var run = new TrialRun(With(analysis).Protocol());
        var swapped = new Finding(analysis);
        var prepared = analysis.Prepare(run.Endpoints);
        for (ulong first = 0; first < 64; first += Lanes.Count)
        {
            run.Conduct(Seed, first);
            foreach (ref var treated in run.Trial.Treated)
            {
                treated = Lanes.One - treated;
            }

            run.Endpoints.Derive();
            prepared.Analyse(swapped);
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                Near.Absolute(-run.Findings[0].Estimate[lane], swapped.Estimate[lane], Tolerance, $"replicate {first} + {lane}");
                Near.Relative(run.Findings[0].Variance[lane], swapped.Variance[lane], Tolerance, $"replicate {first} + {lane}");
            }
        }
    }

    [Fact]
    public void The_estimate_is_a_straight_line_in_delta_and_rises_by_the_weight_of_the_dropouts()
    {
        var jump = Imputed(ImputationStrategy.JumpToReference);
        var scenario = With(jump, jump with { Name = "1", Delta = new(1) }, jump with { Name = "3", Delta = new(3) }, jump with { Name = "-2", Delta = new(-2) });
        double most = 0;
        Conduct(scenario, 8, (findings, lane, about) =>
        {
            double at0 = findings[0].Estimate[lane];
            double rise = findings[1].Estimate[lane] - at0;
            Near.Absolute(3 * rise, findings[2].Estimate[lane] - at0, 1e-12, about);
            Near.Absolute(-2 * rise, findings[3].Estimate[lane] - at0, 1e-12, about);
            Assert.InRange(rise, 0, 1); // a share of the treated, adjusted for the baseline
            most = Math.Max(most, rise);
        });
        Assert.InRange(most, 0.2, 1); // somebody leaves
    }

    [Fact]
    public void Analyses_that_differ_in_strategy_or_delta_share_one_fit()
    {
        var jump = Imputed(ImputationStrategy.JumpToReference);
        var scenario = With(
            jump, jump with { Name = "delta", Delta = new(2), Alpha = new(0.01) }, Imputed(ImputationStrategy.CopyIncrements),
            jump with { Name = "sex", Covariates = [Covariate.Sex] }, jump with { Name = "toeplitz", Covariance = CovarianceForm.Toeplitz });
        using var run = new TrialRun(scenario.Protocol());
        ImputedTrials[] models = [.. scenario.Analyses.Select(a => run.Endpoints.Imputed(MmrmSpecification.Of((ImputedAncova)a, run.Endpoints)))];
        Assert.Same(models[0], models[1]);
        Assert.Same(models[0], models[2]);
        Assert.Equal(3, models.Distinct().Count());
    }

    [Fact]
    public void An_analysis_finds_the_same_bits_alone_and_in_company()
    {
        var scenario = TestScenarios.Imputed;
        using var together = new TrialRun(scenario.Protocol());
        together.Conduct(Seed, 0);
        for (int a = 0; a < scenario.Analyses.Count; a++)
        {
            using var run = new TrialRun((scenario with { Analyses = [scenario.Analyses[a]], Decisions = [], Claims = [] }).Protocol());
            run.Conduct(Seed, 0);
            Assert.Equal(together.Findings[a].Estimable.Bits, run.Findings[0].Estimable.Bits);
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                Assert.Equal(together.Findings[a].Estimate[lane], run.Findings[0].Estimate[lane]);
                Assert.Equal(together.Findings[a].Variance[lane], run.Findings[0].Variance[lane]);
            }
        }
    }

    [Fact]
    public void Every_trial_that_cannot_be_analysed_has_one_reason()
    {
        var scenario = With(Imputed(ImputationStrategy.MissingAtRandom) with { Subgroup = "crp>3" });
        scenario = scenario with { Design = scenario.Design with { Patients = new(26) } };
        var reasons = new int[ImputationCounts.All.Count];
        Conduct(scenario, 16, (findings, lane, about) =>
        {
            int[] own = [.. Enumerable.Range(0, reasons.Length).Where(r => Has(findings[0].Counted[r], lane))];
            Assert.Equal(Has(findings[0].Estimable, lane) ? 0 : 1, own.Length);
            foreach (int reason in own)
            {
                reasons[reason]++;
            }
        });
        Assert.True(reasons.Count(n => n > 0) >= 2 && reasons.Sum() < 128, $"{string.Join(", ", reasons)}: the test is about nothing");
    }

    [Fact]
    public void An_assumption_about_dropouts_has_no_true_value_and_missing_at_random_has_that_of_ancova()
    {
        var scenario = With(
            Imputed(ImputationStrategy.MissingAtRandom), new Ancova { Name = "ancova" }, Imputed(ImputationStrategy.JumpToReference),
            Imputed(ImputationStrategy.MissingAtRandom) with { Name = "delta", Delta = new(1) });
        Assert.Equal(scenario.Analyses[1].Target, scenario.Analyses[0].Target);
        Assert.IsType<DifferenceUnderAssumption>(scenario.Analyses[2].Target);
        using var batch = new TruthBatch(scenario);
        double[] values = batch.Run(0, 1, new(0, 1));
        Assert.Equal([true, true, false, false], values[..4].Select(double.IsFinite));
    }

    private static ImputedAncova Imputed(ImputationStrategy strategy) => new() { Name = $"{strategy}", Strategy = strategy };

    private static Scenario With(params Analysis[] analyses) => TestScenarios.Imputed with { Analyses = analyses, Decisions = [], Claims = [] };

    private static bool Has(LaneMask mask, int lane) => (mask.Bits >> lane & 1) != 0;

    private static void Conduct(Scenario scenario, int blocks, Action<Finding[], int, string> look)
    {
        Assert.Empty(scenario.Problems());
        using var run = new TrialRun(scenario.Protocol());
        for (int block = 0; block < blocks; block++)
        {
            run.Conduct(Seed, (ulong)(block * Lanes.Count));
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                look(run.Findings, lane, $"block {block}, lane {lane}");
            }
        }
    }
}
