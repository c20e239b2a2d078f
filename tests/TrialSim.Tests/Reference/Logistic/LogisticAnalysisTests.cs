using System.Text.Json;
using TrialSim.Analyses;
using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Outcomes;
using TrialSim.Scenarios;
using TrialSim.Statistics.Tables;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.Logistic;

/// <summary>logistic and logistic-interaction analyses of simulated trials against R and against closed forms of 2 x 2 tables.</summary>
public sealed class LogisticAnalysisTests
{
    private const ulong Seed = 55;

    private static readonly LogisticRegression Crude = new() { Name = "crude", Covariates = [], Effect = LogisticEffect.LogOddsRatio };

    // R's glm stops where the deviance no longer changes, which leaves its coefficients within 1e-8; where responses are nearly separated
    // the standard error, of the order of 1 / sqrt(p), follows less closely.
    [Fact]
    public void Eight_simulated_trials_are_analysed_as_by_R()
    {
        var scenario = TestScenarios.Logistic;
        using var run = new TrialRun(scenario.Protocol());
        run.Conduct(scenario.Seed, 0);
        var trials = ReferenceFile.Cases("Logistic/simulated-trials.json", "trials").ToArray();
        Assert.Equal(Lanes.Count, trials.Length);
        int estimable = 0;
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            for (int a = 0; a < scenario.Analyses.Count; a++)
            {
                var expected = trials[lane].GetProperty(scenario.Analyses[a].Name);
                var finding = run.Findings[a];
                string about = $"{scenario.Analyses[a].Name}, trial {lane}";
                Assert.True(Has(finding.Estimable, lane) == (expected.ValueKind != JsonValueKind.Null), about);
                if (!Has(finding.Estimable, lane))
                {
                    continue;
                }

                double se = expected.Number("se");
                Near.Absolute(expected.Number("estimate"), finding.Estimate[lane], 1e-7 * se, about);
                Near.Relative(se, Math.Sqrt(finding.Variance[lane]), 1e-7, about);
                double z = expected.Number("z");
                Near.Absolute(scenario.Analyses[a].Alternative switch { Statistics.Alternative.TwoSided => Math.Abs(z), Statistics.Alternative.Less => -z, _ => z }, finding.Deviate[lane], 1e-7, about);
                estimable++;
            }
        }

        Assert.InRange(estimable, 55, 87); // of 88: neither all nor none are estimable
    }

    [Theory]
    [InlineData("response-any-visit")]
    [InlineData("response-final-visit")]
    [InlineData("remission-any-visit")]
    public void Without_covariates_everything_follows_from_the_table(string named)
    {
        var endpoint = new ResponseEndpoint(named);
        var analyses = new[]
        {
            Crude with { Endpoint = endpoint },
            Crude with { Name = "risk", Endpoint = endpoint, Effect = LogisticEffect.RiskDifference },
            Crude with { Name = "firth", Endpoint = endpoint, Fit = LogisticFitting.Firth },
        };
        var reasons = new int[4];
        Conduct(With(analyses), 12, (run, lane) =>
        {
            var table = run.Endpoints.CountResponders(0, endpoint, MissingRule.ObservedCases);
            double[] cells = [table.Responders1[lane], table.N1[lane] - table.Responders1[lane], table.Responders0[lane], table.N0[lane] - table.Responders0[lane]];
            bool hasBoth = cells[0] + cells[2] > 0 && cells[1] + cells[3] > 0;
            bool isFull = cells.All(cell => cell > 0);
            foreach (var finding in run.Findings)
            {
                Assert.Equal(!hasBoth, Has(finding.Counted[0], lane));
                Assert.Equal(hasBoth && (isFull || finding == run.Findings[2]), Has(finding.Estimable, lane));
            }

            Assert.Equal(hasBoth && !isFull, Has(run.Findings[0].Counted[3], lane));
            reasons[isFull ? 0 : hasBoth ? 1 : 2]++;
            if (isFull)
            {
                Compare(run.Findings[0], lane, LogOddsRatio(cells, 0), cells.Sum(cell => 1 / cell));
                Compare(run.Findings[1], lane, table.Difference[lane], table.WaldVariance[lane]);
            }

            if (hasBoth)
            {
                // Firth's penalty of a saturated model adds half a patient to every cell
                double estimate = LogOddsRatio(cells, 0.5);
                Near.Absolute(estimate, run.Findings[2].Estimate[lane], 1e-9);
            }
        });
        Assert.True(reasons[0] > 20, $"{string.Join(", ", reasons)}: the comparison is about nothing");
        Assert.True(endpoint != ResponseEndpoint.RemissionAnyVisit || (reasons[1] > 10 && reasons[2] > 0), $"{string.Join(", ", reasons)}: nothing is separated");
    }

    [Fact]
    public void Swapping_the_arms_turns_every_estimate_and_statistic_round()
    {
        var twoSided = TestScenarios.Logistic.Analyses.Select(a => a with { Alternative = Statistics.Alternative.Greater, Alpha = new(0.05) }).ToArray();
        using var run = new TrialRun(With(twoSided).Protocol());
        int compared = 0;
        for (int block = 0; block < 6; block++)
        {
            run.Conduct(Seed, (ulong)(block * Lanes.Count));
            var before = run.Findings.Select(f => (f.Estimable, f.Estimate, f.Variance, f.Deviate)).ToArray();
            foreach (ref var treated in run.Trial.Treated)
            {
                treated = Lanes.One - treated;
            }

            run.Analyse();
            for (int a = 0; a < before.Length; a++)
            {
                Assert.Equal(before[a].Estimable.Bits, run.Findings[a].Estimable.Bits);
                for (int lane = 0; lane < Lanes.Count; lane++)
                {
                    if (Has(before[a].Estimable, lane))
                    {
                        // the search ends within 1e-10 standard errors of the maximum, from either side
                        double se = Math.Sqrt(before[a].Variance[lane]);
                        Near.Absolute(-before[a].Estimate[lane], run.Findings[a].Estimate[lane], 1e-7 * se, twoSided[a].Name);
                        Near.Relative(before[a].Variance[lane], run.Findings[a].Variance[lane], 1e-7, twoSided[a].Name);
                        Near.Absolute(-before[a].Deviate[lane], run.Findings[a].Deviate[lane], 1e-6, twoSided[a].Name);
                        compared++;
                    }
                }
            }
        }

        Assert.InRange(compared, 250, int.MaxValue);
    }

    [Fact]
    public void Analyses_of_one_model_share_its_fit_and_those_of_the_same_patients_their_columns()
    {
        var analyses = new LogisticRegression[]
        {
            new() { Name = "risk" }, new() { Name = "odds", Effect = LogisticEffect.LogOddsRatio, Alpha = new(0.01) },
            new() { Name = "firth", Fit = LogisticFitting.Firth }, new() { Name = "final", Endpoint = ResponseEndpoint.ResponseFinalVisit },
        };
        using var run = new TrialRun(With(analyses).Protocol());
        var shared = run.Endpoints.LogisticData(0, ResponseEndpoint.RemissionAnyVisit, MissingRule.ObservedCases);
        Assert.Same(shared, run.Endpoints.LogisticData(0, ResponseEndpoint.ResponseAnyVisit, MissingRule.ObservedCases));
        Assert.NotSame(shared, run.Endpoints.LogisticData(0, ResponseEndpoint.ResponseFinalVisit, MissingRule.ObservedCases));
        Assert.Equal(2, shared.Fits);
    }

    private static Scenario With(params Analysis[] analyses) =>
        TestScenarios.Logistic with { Analyses = analyses, Decisions = [], Claims = [] };

    private static void Conduct(Scenario scenario, int blocks, Action<TrialRun, int> look)
    {
        Assert.Empty(scenario.Problems());
        using var run = new TrialRun(scenario.Protocol());
        for (int block = 0; block < blocks; block++)
        {
            run.Conduct(Seed, (ulong)(block * Lanes.Count));
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                look(run, lane);
            }
        }
    }

    private static double LogOddsRatio(double[] cells, double added) =>
        Math.Log((cells[0] + added) * (cells[3] + added) / ((cells[1] + added) * (cells[2] + added)));

    private static void Compare(Finding finding, int lane, double estimate, double variance)
    {
        Near.Absolute(estimate, finding.Estimate[lane], 1e-9 * Math.Sqrt(variance));
        Near.Relative(variance, finding.Variance[lane], 1e-8);
        Near.Absolute(Math.Abs(estimate) / Math.Sqrt(variance), finding.Deviate[lane], 1e-8);
    }

    private static bool Has(LaneMask mask, int lane) => (mask.Bits >> lane & 1) != 0;
}
