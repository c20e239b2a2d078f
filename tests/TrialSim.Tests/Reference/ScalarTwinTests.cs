using TrialSim.Analyses;
using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;
using TrialSim.Outcomes;
using TrialSim.Quantities;
using TrialSim.Randomization;
using TrialSim.Scenarios;
using TrialSim.Statistics;
using TrialSim.Tests.Oracles;
using TrialSim.Tests.Support;
using TrialSim.Trials;

namespace TrialSim.Tests.Reference;

/// <summary>Whole trials, patient by patient and analysis by analysis, against plain scalar code.</summary>
public sealed class ScalarTwinTests
{
    private const ulong Seed = 0xABCD_0123_4567;

    public static TheoryData<string> Scenarios => ["w1", "raison-like", "everything", "everything in 9", "raison-like by coin", "w1 with dropout", "raison-like in turn", "marker in spread and dropout", "unseen scores", "strata-and-times"];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Patients_are_the_twins(string name)
    {
        var scenario = Scenario(name);
        using var run = new TrialRun(scenario.Protocol());
        foreach (ulong first in (ulong[])[0, 0xFFFF_FFFC])
        {
            run.Conduct(Seed, first);
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                var expected = new ScalarTrial(scenario, Seed, first + (ulong)lane).Conduct();
                var found = PatientList.Of(run.Trial, lane);
                Assert.Equal(expected.Length, found.Length);
                for (int i = 0; i < expected.Length; i++)
                {
                    Compare(expected[i], found[i], $"{name}, replicate {first} + {lane}, patient {i}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Findings_are_the_twins(string name)
    {
        var scenario = Scenario(name);
        using var run = new TrialRun(scenario.Protocol());
        int estimable = 0;
        for (ulong first = 0; first < 400; first += Lanes.Count)
        {
            run.Conduct(Seed, first);
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                var twin = new ScalarAnalysis(scenario, PatientList.Of(run.Trial, lane), run.Endpoints.Strata);
                for (int a = 0; a < scenario.Analyses.Count; a++)
                {
                    var expected = twin.Analyse(scenario.Analyses[a]);
                    Compare(scenario.Analyses[a], expected, run.Findings[a], lane, $"{name}, {scenario.Analyses[a].Name}, replicate {first} + {lane}");
                    estimable += expected.Estimable ? 1 : 0;
                }
            }
        }

        Assert.InRange(estimable, 400, 400 * scenario.Analyses.Count); // the comparison is not about nothing
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Conclusions_follow_from_the_findings(string name)
    {
        var scenario = Scenario(name);
        using var run = new TrialRun(scenario.Protocol());
        run.Conduct(Seed, 800);
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            var said = scenario.Analyses.Select((a, i) => (a.Name, Yes: (run.Findings[i].Significant.Bits >> lane & 1) == 1))
                .ToDictionary(x => x.Name, x => x.Yes);
            for (int r = 0; r < scenario.Decisions.Count; r++)
            {
                var rule = scenario.Decisions[r];
                int yes = rule.Of.Count(other => said[other]);
                bool expected = rule switch
                {
                    Decisions.AtLeast own => yes >= own.Count,
                    Decisions.Exactly own => yes == own.Count,
                    Decisions.AllOf => yes == rule.Of.Count,
                    _ => yes == 0,
                };
                said[rule.Name] = expected;
                Assert.Equal(expected, (run.Conclusions[r].Bits >> lane & 1) == 1);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Sums_by_subgroup_arm_and_visit_are_the_twins(string name)
    {
        var scenario = Scenario(name);
        using var run = new TrialRun(scenario.Protocol());
        run.Conduct(Seed, 16);
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            var twin = new ScalarAnalysis(scenario, PatientList.Of(run.Trial, lane), run.Endpoints.Strata);
            for (int s = 0; s < run.Endpoints.SubgroupNames.Count; s++)
            {
                Patient[] members = [.. twin.Members(run.Endpoints.SubgroupNames[s])];
                for (int visit = 0; visit <= run.Trial.Visits; visit++)
                {
                    CompareMoments(members.Where(p => p.VisitsSeen >= visit), visit, run.Endpoints.Moments(s, visit), lane);
                }

                CompareShares(twin, members, run.Trial.Visits, run.Endpoints.Shares(s), lane);
            }

            Assert.Equal(PatientList.Of(run.Trial, lane).Sum(p => p.Screened), run.Endpoints.ScreenedCandidates()[lane]);
        }
    }

    private static Scenario Scenario(string name) => name switch
    {
        // small and ragged: empty arms and strata, tests that cannot be done
        "everything in 9" => TestScenarios.Everything with { Design = new FixedParallel { Patients = new(9) } },
        "raison-like by coin" => TestScenarios.RaisonLike with
        {
            Randomization = new SimpleRandomization { Ratio = new(1, 3) },
            Design = new FixedParallel { Patients = new(13) },
            Analyses = [.. TestScenarios.RaisonLike.Analyses.Where(a => a.Name != "ancova-locf")],
        },
        // a continuous score that some never see
        "w1 with dropout" => TestScenarios.W1 with
        {
            Randomization = new PermutedBlocks { Ratio = new(1, 2), BlockSizes = [3, 12] },
            Outcome = TestScenarios.W1.Outcome with
            {
                Dropout = [new HazardDropout { PerWeek = new PerArm<WeeklyHazard> { Treatment = new(0.02), Control = new(0.05) } }],
            },
        },
        // two to one in turn, leaving by the last change
        "raison-like in turn" => TestScenarios.RaisonLike with
        {
            Randomization = new AlternatingAllocation { Ratio = new(2, 1) },
            Analyses = [.. TestScenarios.RaisonLike.Analyses.Where(a => a.Name != "ancova-locf")],
            Outcome = TestScenarios.RaisonLike.Outcome with
            {
                Dropout =
                [
                    new LastChangeDropout
                    {
                        LogOddsAtCentre = new() { Treatment = new(-2), Control = new(-1.5) },
                        LogOddsPerPoint = new() { Treatment = new(0.1), Control = new(0.2) },
                        Centre = new(-5),
                    },
                ],
            },
        },
        // the marker in the placebo response, the residuals and the dropout
        "marker in spread and dropout" => TestScenarios.RaisonLike with
        {
            Outcome = TestScenarios.RaisonLike.Outcome with
            {
                PlaceboResponse = new ThresholdPlaceboResponse
                {
                    Cut = new(3),
                    Above = new(-4),
                    AtMost = new(-9),
                    TimeCourse = TestScenarios.RaisonLike.Outcome.PlaceboResponse.TimeCourse,
                },
                ResidualSpread = new LogCrpResidualSpread { FactorPerUnit = new(1.6), CentredAt = new(3), AtMost = new(1.9) },
                Dropout =
                [
                    new LogCrpDropout
                    {
                        PerWeek = new() { Treatment = new(0.02), Control = new(0.04) },
                        Slope = new() { Treatment = new(0.7), Control = new(-0.4) },
                        CentredAt = new(3),
                    },
                ],
            },
        },
        // a parabola, one visit only, and leaving by a score that nobody saw
        "unseen scores" => TestScenarios.W1 with
        {
            Outcome = TestScenarios.W1.Outcome with
            {
                PlaceboResponse = new UShapedPlaceboResponse { TurnsAt = new(2), AtTurn = new(-3), Curvature = new(-1.5), Limit = new(-8) },
                ResidualSpread = new LogCrpResidualSpread { FactorPerUnit = new(0.8), CentredAt = new(2) },
                Dropout =
                [
                    new CurrentScoreDropout
                    {
                        LogOddsAtCentre = new() { Treatment = new(-1.5), Control = new(-1) },
                        LogOddsPerPoint = new() { Treatment = new(0.15), Control = new(0.05) },
                        Centre = new(15),
                    },
                ],
            },
        },
        _ => TestScenarios.Named(name),
    };

    private static void Compare(Patient expected, Patient found, string about)
    {
        // yes or no and whole numbers exactly; numbers on a scale to the error of our logarithms and deviates (2e-13) times their size
        Assert.Equal(expected with { Scores = [] }, found with
        {
            Age = expected.Age,
            BodyMassIndex = expected.BodyMassIndex,
            Height = expected.Height,
            TrueLogCrp = expected.TrueLogCrp,
            ScreeningLogCrp = expected.ScreeningLogCrp,
            BaselineLogCrp = expected.BaselineLogCrp,
            TrueBaseline = expected.TrueBaseline,
            Baseline = expected.Baseline,
            Scores = [],
        });
        double[] Numbers(Patient p) =>
        [
            p.Age, p.BodyMassIndex, p.Height, p.TrueLogCrp, p.ScreeningLogCrp, p.BaselineLogCrp, p.TrueBaseline, p.Baseline, .. p.Scores,
        ];
        Assert.All(Numbers(expected).Zip(Numbers(found)), x => Near.Absolute(x.First, x.Second, 1e-11, about));
    }

    private static void Compare(Analysis analysis, ScalarFinding expected, Finding found, int lane, string about)
    {
        Assert.True(expected.Estimable == ((found.Estimable.Bits >> lane & 1) == 1), $"{about}: estimable");
        bool significant = (found.Significant.Bits >> lane & 1) == 1;
        if (!expected.Estimable)
        {
            Assert.False(significant, about);
            return;
        }

        // Cross-products of scores around 20 and ln CRP with spreads of 1 to 6, in models of up to 16 columns, lose three to five of 16 digits.
        Near.Absolute(expected.Estimate, found.Estimate[lane], 1e-9 * Math.Sqrt(expected.Variance) + 1e-14, about);
        Near.Absolute(expected.Variance, found.Variance[lane], (1e-9 * expected.Variance) + 1e-17, about);
        Near.Relative(expected.DegreesOfFreedom, found.DegreesOfFreedom[lane], 1e-9, about);
        if (Math.Abs((expected.P / analysis.Alpha.Value) - 1) > 1e-6)
        {
            Assert.True(expected.P < analysis.Alpha.Value == significant, $"{about}: p {expected.P}");
        }

        double tail = NormalDistribution.UpperTail(found.Deviate[lane]);
        double p = analysis.Alternative == Alternative.TwoSided ? 2 * tail : tail;
        // documented errors of StudentDeviate, which hold down to 1e-4; exact tests have exact deviates
        double limit = expected.DegreesOfFreedom < 3 ? 1e-7 : expected.DegreesOfFreedom < 10 ? 2e-2 : 1e-6;
        if (expected.P is > 1e-4 and < 0.9999)
        {
            Near.Relative(expected.P, p, limit, about);
        }
    }

    private static void CompareMoments(IEnumerable<Patient> seen, int visit, VisitMoments found, int lane)
    {
        Patient[] all = [.. seen];
        Patient[] treated = [.. all.Where(p => p.Treated)];
        double Score(Patient p) => p.Score(visit);
        double Change(Patient p) => p.Score(visit) - p.Baseline;
        Assert.Equal(all.Length, found.N[lane]);
        Assert.Equal(treated.Length, found.NTreated[lane]);
        // sums of 60 scores or squares: 60 roundings of numbers up to 10,000
        Near.Absolute(all.Sum(Score), found.Score[lane], 1e-9);
        Near.Absolute(treated.Sum(Score), found.ScoreTreated[lane], 1e-9);
        if (visit > 0)
        {
            Near.Absolute(all.Sum(Change), found.Change[lane], 1e-9);
            Near.Absolute(treated.Sum(Change), found.ChangeTreated[lane], 1e-9);
            Near.Absolute(all.Sum(p => Change(p) * Change(p)), found.ChangeSquares[lane], 1e-9);
            Near.Absolute(treated.Sum(p => Change(p) * Change(p)), found.ChangeSquaresTreated[lane], 1e-9);
        }
    }

    private static void CompareShares(ScalarAnalysis twin, Patient[] members, int visits, SubgroupShares found, int lane)
    {
        void Check(ShareKind kind, Func<Patient, bool> has)
        {
            Assert.Equal(members.Count(has), found.All(kind)[lane]);
            Assert.Equal(members.Count(p => p.Treated && has(p)), found.Treated(kind)[lane]);
        }

        Assert.Equal(members.Length, found.N[lane]);
        Assert.Equal(members.Count(p => p.Treated), found.NTreated[lane]);
        Check(ShareKind.ResponseAnyVisit, p => twin.Meets(ResponseEndpoint.ResponseAnyVisit, p));
        Check(ShareKind.ResponseFinalVisit, p => twin.Meets(ResponseEndpoint.ResponseFinalVisit, p));
        Check(ShareKind.RemissionAnyVisit, p => twin.Meets(ResponseEndpoint.RemissionAnyVisit, p));
        Check(ShareKind.Completion, p => p.VisitsSeen == visits);
    }
}
