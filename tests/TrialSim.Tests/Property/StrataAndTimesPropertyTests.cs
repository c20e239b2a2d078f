using TrialSim.Analyses;
using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Outcomes;
using TrialSim.Statistics;
using TrialSim.Tests.Support;
using TrialSim.Trials;

namespace TrialSim.Tests.Property;

/// <summary>What must and must not change stratified tests of tables, log-rank tests and Cox models.</summary>
public sealed class StrataAndTimesPropertyTests
{
    // Iterations end where the likelihood is flat to 1e-14: coefficients to about 1e-7 standard errors; sums in another order to 1e-12.
    private const double Limit = 1e-7;

    private static readonly IReadOnlyList<Analysis> Analyses = TestScenarios.StrataAndTimes.Analyses;

    [Fact]
    public void Swapping_the_arms_turns_every_sign_and_nothing_else()
    {
        var (before, after) = BeforeAndAfter(trial =>
        {
            var treated = trial.Treated;
            for (int i = 0; i < treated.Length; i++)
            {
                treated[i] = 1.0 - treated[i];
            }
        });
        foreach (var (analysis, found, swapped, lane) in Estimable(before, after))
        {
            double error = Math.Sqrt(found.Variance);
            Near.Absolute(-found.Estimate, swapped.Estimate, Limit * error, analysis.Name);
            Near.Relative(found.Variance, swapped.Variance, Limit, analysis.Name);
            // a one-sided test then looks for the other side
            Near.Absolute(analysis.Alternative == Alternative.TwoSided ? found.Deviate : -found.Deviate, swapped.Deviate, 10 * Limit, $"{analysis.Name} in lane {lane}");
        }
    }

    [Fact]
    public void The_order_of_the_patients_changes_nothing_beyond_rounding()
    {
        var (before, after) = BeforeAndAfter(trial =>
        {
            foreach (var column in Columns(trial))
            {
                column(trial).Reverse();
            }
        });
        foreach (var (analysis, found, reversed, _) in Estimable(before, after))
        {
            Near.Absolute(found.Estimate, reversed.Estimate, Limit * Math.Sqrt(found.Variance), analysis.Name);
            Near.Relative(found.Variance, reversed.Variance, Limit, analysis.Name);
            Near.Absolute(found.Deviate, reversed.Deviate, 10 * Limit, analysis.Name);
        }
    }

    [Fact]
    public void What_happens_after_the_first_response_is_nothing_to_the_time_to_it()
    {
        var (before, after) = BeforeAndAfter(trial =>
        {
            for (int visit = 2; visit <= trial.Visits; visit++)
            {
                var earlier = trial.Score(visit - 1);
                var score = trial.Score(visit);
                for (int i = 0; i < score.Length; i++)
                {
                    // who has responded leaves the scale for good
                    var responded = (earlier[i] <= 0.5 * trial.Baseline[i]) | Lanes.EqualTo(earlier[i], 1000.0);
                    score[i] = responded.Select(1000.0, score[i]);
                }
            }
        });
        for (int f = 0; f < before.Length; f++)
        {
            if (Analyses[f % Analyses.Count] is TimeToEventTest { Endpoint: TimedEndpoint.FirstResponse })
            {
                Assert.Equal(before[f], after[f]);
            }
        }
    }

    [Fact]
    public void One_stratum_gives_the_pooled_test_with_n_minus_1_in_place_of_n_and_the_plain_difference()
    {
        var scenario = TestScenarios.StrataAndTimes with
        {
            Analyses = [new CmhTest { Name = "cmh", Strata = [new SexStrata()] }, new PearsonTest { Name = "pearson" }],
            Claims = [],
        };
        using var run = new TrialRun(scenario.Protocol());
        run.Conduct(5, 0);
        run.Trial.Female.Fill(Lanes.One);
        run.Analyse();
        double n = scenario.Design.Patients.Value;
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            Near.Relative(run.Findings[1].Estimate[lane], run.Findings[0].Estimate[lane], 1e-13);
            Near.Relative(run.Findings[1].Deviate[lane] * Math.Sqrt((n - 1) / n), run.Findings[0].Deviate[lane], 1e-13);
        }
    }

    [Fact]
    public void Every_trial_whose_Cox_model_is_not_estimable_is_counted_with_one_reason()
    {
        using var run = new TrialRun(TestScenarios.StrataAndTimes.Protocol());
        int[] reasons = new int[CoxCounts.All.Count];
        for (ulong first = 0; first < 400; first += Lanes.Count)
        {
            run.Conduct(3, first);
            foreach (var (analysis, finding) in Analyses.Zip(run.Findings).Where(x => x.First is Cox))
            {
                for (int lane = 0; lane < Lanes.Count; lane++)
                {
                    int[] counted = [.. Enumerable.Range(0, reasons.Length).Where(f => (finding.Counted[f].Bits >> lane & 1) == 1)];
                    Assert.Equal((finding.Estimable.Bits >> lane & 1) == 1 ? 0 : 1, counted.Length);
                    foreach (int reason in counted)
                    {
                        reasons[reason]++;
                    }
                }
            }
        }

        Assert.All(reasons[..3], count => Assert.InRange(count, 1, 400 * Analyses.Count)); // no events, aliased, infinite: each has happened
        Assert.Equal(0, reasons[3]); // every search has come to an end
    }

    private static (Found[][] Before, Found[][] After) BeforeAndAfter(Action<TrialBlock> change)
    {
        using var run = new TrialRun(TestScenarios.StrataAndTimes.Protocol());
        var before = new List<Found[]>();
        var after = new List<Found[]>();
        for (ulong first = 0; first < 64; first += Lanes.Count)
        {
            run.Conduct(TestScenarios.StrataAndTimes.Seed, first);
            before.AddRange(run.Findings.Select(Found.Of));
            change(run.Trial);
            run.Analyse();
            after.AddRange(run.Findings.Select(Found.Of));
        }

        return ([.. before], [.. after]);
    }

    private static IEnumerable<(Analysis Analysis, Found Before, Found After, int Lane)> Estimable(Found[][] before, Found[][] after)
    {
        for (int f = 0; f < before.Length; f++)
        {
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                Assert.Equal(before[f][lane].IsEstimable, after[f][lane].IsEstimable);
                if (before[f][lane].IsEstimable)
                {
                    yield return (Analyses[f % Analyses.Count], before[f][lane], after[f][lane], lane);
                }
            }
        }
    }

    private delegate Span<Lanes> Column(TrialBlock trial);

    private static Column[] Columns(TrialBlock trial) =>
    [
        t => t.Treated, t => t.Female, t => t.Stratum, t => t.Measured(PatientMarker.Crp), t => t.VisitsSeen,
        .. Enumerable.Range(0, trial.Visits + 1).Select(visit => (Column)(t => t.Score(visit))),
    ];

    private sealed record Found(bool IsEstimable, double Estimate, double Variance, double Deviate)
    {
        public static Found[] Of(Finding finding) =>
        [
            .. Enumerable.Range(0, Lanes.Count).Select(lane => new Found(
                (finding.Estimable.Bits >> lane & 1) == 1, finding.Estimate[lane], finding.Variance[lane], finding.Deviate[lane])),
        ];
    }
}
