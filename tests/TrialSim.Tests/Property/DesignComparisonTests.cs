using TrialSim.Accrual;
using TrialSim.Characteristics;
using TrialSim.Cohorts;
using TrialSim.Comparisons;
using TrialSim.Decisions;
using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Outcomes;
using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Tests.Support;
using TrialSim.Trials;

namespace TrialSim.Tests.Property;

public class DesignComparisonTests
{
    private static readonly Scenario Base = TestScenarios.W1 with
    {
        Accrual = new() { Sites = [new() { Count = new(2), CandidatesPerWeek = new(0.7) }], Ramp = new(6) },
        Costs = new() { Currency = "EUR", PerCandidate = new(100), PerRandomizedPatient = new(1000), PerWeek = new(50) },
        Decisions = [new AllOf { Name = "both", Of = ["ancova", "interaction"] }],
        Claims = ["interaction", "fisher"],
    };

    private static readonly Scenario Larger = Base with { Design = new FixedParallel { Patients = new(90) } };

    private static readonly Scenario Enriched = Base with
    {
        Population = Base.Population with { Eligibility = new Eligibility { ScreeningCrpAtLeast = new(3) } },
    };

    [Fact]
    public void A_design_compared_with_itself_differs_by_exactly_nothing()
    {
        var comparison = Compare("ancova", 600, Base, Base);
        Assert.All(comparison.Figures, figure =>
        {
            Assert.Equal(figure.Values[0], figure.Values[1]);
            Assert.Equal(0, figure.Differences[0][1].Value);
            Assert.Equal(0, figure.Differences[0][1].Mcse);
        });
        Assert.Empty(comparison.Dominated());
        Assert.Contains(comparison.Figures, figure => figure.Name == "effect-after");
    }

    [Fact]
    public void The_order_of_designs_turns_signs_and_nothing_else()
    {
        var forth = Compare("ancova", 600, Base, Larger, Enriched);
        var back = Compare("ancova", 600, Enriched, Larger, Base);
        foreach (var (one, other) in forth.Figures.Zip(back.Figures))
        {
            Assert.Equal(one.Values, other.Values.Reverse());
            for (int d = 0; d < 3; d++)
            {
                for (int e = 0; e < 3; e++)
                {
                    Assert.Equal(one.Differences[d][e], other.Differences[2 - d][2 - e]);
                    Assert.Equal(0 - one.Differences[d][e].Value, one.Differences[e][d].Value);
                    Assert.Equal(one.Differences[d][e].Mcse, one.Differences[e][d].Mcse);
                }
            }
        }

        Assert.NotEqual(0, forth.Figure("power")!.Differences[0][1].Value);
    }

    [Theory]
    [InlineData("interaction")]
    [InlineData("both")]
    public void Each_design_has_the_figures_of_its_own_run(string goal)
    {
        var comparison = Compare(goal, 600, Base, Larger);
        Scenario[] designs = [Base, Larger];
        for (int d = 0; d < designs.Length; d++)
        {
            var run = Figures(designs[d], 600);
            var nothing = Figures(designs[d] with { Outcome = designs[d].Outcome with { DrugEffect = new NoDrugEffect() } }, 600);
            AssertSame(run.Single(f => f.Analysis == goal && f.Measure == Measures.RejectionRate), comparison.Figure("power")!.Values[d]);
            AssertSame(nothing.Single(f => f.Analysis == goal && f.Measure == Measures.RejectionRate), comparison.Figure("false-positive-rate")!.Values[d]);
            // sums of weeks and costs are rounded in units of each run's own
            foreach (string measure in new[] { Measures.EnrolmentWeeks, Measures.DurationWeeks, Measures.Cost })
            {
                Near.Relative(run.Single(f => f.Measure == measure).Estimate!.Value, comparison.Figure(measure)!.Values[d].Value, 1e-8, measure);
            }
        }

        Assert.Equal(
            comparison.Figure("power")!.Values[1].Value - comparison.Figure("power")!.Values[0].Value, comparison.Figure("power")!.Differences[1][0].Value, 1e-15);
    }

    [Fact]
    public void Workers_change_no_bit() => Assert.Equal(
        Compare("ancova", 520, 1, Base, Enriched).Digest, Compare("ancova", 520, 3, Base, Enriched).Digest);

    [Fact]
    public void The_claims_error_under_the_null_is_that_of_the_run()
    {
        var nothing = Figures(Base with { Outcome = Base.Outcome with { DrugEffect = new NoDrugEffect() } }, 600);
        // the run's true values are stand-ins, so that its own family-wise error does not count: at least one of two
        var rate = Compare("both", 600, Base, Larger).Figure("any-claim-rate")!.Values[0].Value;
        double interaction = nothing.Single(f => f.Analysis == "interaction" && f.Measure == Measures.RejectionRate).Estimate!.Value;
        double fisher = nothing.Single(f => f.Analysis == "fisher" && f.Measure == Measures.RejectionRate).Estimate!.Value;
        Assert.InRange(rate, Math.Max(interaction, fisher), interaction + fisher);
    }

    [Fact]
    public void Who_is_helped_in_the_trial_is_counted_patient_by_patient()
    {
        using var run = new TrialRun(Base.Protocol());
        double helped = 0, harmed = 0;
        double changesSign = Math.Log(5);
        for (int r = 0; r < 512; r += Lanes.Count)
        {
            run.Conduct(3, (ulong)r);
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                for (int i = 0; i < run.Trial.Patients; i++)
                {
                    bool treated = run.Trial.Treated[i][lane] == 1;
                    helped += treated && run.Trial.Level(PatientMarker.Crp)[i][lane] > changesSign ? 1 : 0;
                    harmed += treated && run.Trial.Level(PatientMarker.Crp)[i][lane] < changesSign ? 1 : 0;
                }
            }
        }

        var comparison = Compare("both", 512, Base, Larger);
        Assert.Equal(helped / 512, comparison.Figure("helped-in-trial")!.Values[0].Value);
        Assert.Equal(harmed / 512, comparison.Figure("harmed-in-trial")!.Values[0].Value);
        Assert.DoesNotContain(comparison.Figures, figure => figure.Name == "effect-after"); // a decision does not say whom to treat
    }

    [Fact]
    public void With_the_same_benefit_for_all_those_who_come_after_are_helped_as_often_as_the_trial_succeeds()
    {
        var constant = Base with { Outcome = Base.Outcome with { DrugEffect = new ConstantDrugEffect { Points = new(-4) } } };
        var enriched = constant with { Population = Enriched.Population };
        var comparison = Compare("ancova", 600, constant, enriched);
        double[] successes = [.. new[] { constant, enriched }.Select(Favourable)];
        Near.Absolute(1000 * successes[0], comparison.Figure("helped-after")!.Values[0].Value, 1e-6); // sums of multiples of 2^-32
        Near.Absolute(-4 * successes[0], comparison.Figure("effect-after")!.Values[0].Value, 1e-8);
        Assert.Equal(0, comparison.Figure("not-helped-after")!.Values[0].Value);
        double eligible = FutureCare.After(enriched, new SignificanceEvidence("ancova"), 2, CancellationToken.None)!.Eligible;
        Near.Absolute(1000 * eligible * successes[1], comparison.Figure("helped-after")!.Values[1].Value, 1e-6);
    }

    [Fact]
    public void Whom_to_treat_follows_from_an_analysis_or_a_claim_rule_but_not_from_an_interaction_or_a_decision()
    {
        Assert.Null(FutureCare.WhyUnknown(Base, new SignificanceEvidence("welch-crp>5")));
        Assert.NotNull(FutureCare.WhyUnknown(Base, new SignificanceEvidence("interaction")));
        Assert.NotNull(FutureCare.WhyUnknown(Base, new ConclusionEvidence("both")));
    }

    private static double Favourable(Scenario scenario)
    {
        using var run = new PairedRun(
            [scenario], [TestScenarios.StandInTruth(scenario)], [new ShownMeasure(Evidence.Named("ancova", scenario, ObservedDirection.Favourable)!)], [], 3);
        run.Advance(600, 2, null, CancellationToken.None);
        return run.Mean(0, 0).Mean;
    }

    private static void AssertSame(Figure figure, Estimate value)
    {
        Assert.Equal(figure.Estimate, value.Value);
        Assert.Equal(figure.Mcse, value.Mcse);
    }

    private static IReadOnlyList<Figure> Figures(Scenario scenario, long replicates) => OperatingCharacteristics.Of(
        Simulator.Run(scenario, new(3, replicates, 2), TestScenarios.StandInTruth(scenario), null, CancellationToken.None)).Figures;

    private static Comparison Compare(string goal, long replicates, params Scenario[] scenarios) => Compare(goal, replicates, 2, scenarios);

    private static Comparison Compare(string goal, long replicates, int workers, params Scenario[] scenarios) => DesignComparison.Run(
        new([.. scenarios.Select((s, number) => new ComparedDesign($"design {number}", s, goal, Evidence.Named(goal, s, ObservedDirection.Either)!))], 0),
        new(3, replicates, workers), null, CancellationToken.None);
}
