using TrialSim.Analyses;
using TrialSim.Claims.Curves;
using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Outcomes;
using TrialSim.Scenarios;
using TrialSim.Tests.Support;
using TrialSim.Trials;

namespace TrialSim.Tests.Property;

/// <summary>The rule by a straight line in each arm, against the analysis of the same interaction and lines fitted by hand.</summary>
public class LinearInteractionTests
{
    private static readonly Scenario Scenario = TestScenarios.ContinuousMarkerRules with
    {
        Outcome = TestScenarios.ContinuousMarkerRules.Outcome with { DrugEffect = new LinearDrugEffect { Slope = new(-4), NullAt = new(2.5) } },
        Analyses = [new CrpInteraction { Name = "interaction", Marker = new LogCoding(), Covariates = [] }],
        Rules = [new LinearInteraction { Name = "line" }],
    };

    [Fact]
    public void It_claims_where_the_interaction_is_significant_on_the_better_side_of_where_the_lines_cross()
    {
        using var run = new TrialRun(Scenario.Protocol());
        int claims = 0, crossings = 0;
        for (ulong first = 0; first < 400; first += Lanes.Count)
        {
            run.Conduct(3, first);
            var announced = run.Announcements[0];
            Assert.Equal(run.Findings[0].Significant.Bits, announced.Favourable(0));
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                if ((announced.Favourable(0) >> lane & 1) == 0)
                {
                    continue;
                }

                claims++;
                var (intercept, slope) = Difference(run, lane);
                var set = announced.Set(0, lane)[0];
                Assert.Equal(PatientMarker.Crp, set.Marker);
                if ((announced.Favourable(1) >> lane & 1) != 0)
                {
                    crossings++;
                    Near.Relative(-intercept / slope, set.Cut, 1e-9); // both sum some sixty products
                }

                Assert.Equal(slope < 0, set.Above); // a fall of the score is a benefit
            }
        }

        Assert.InRange(claims, 100, 400);
        Assert.InRange(crossings, 100, claims);
    }

    // Effect = intercept + slope x: the treatment arm's line less the control arm's.
    private static (double Intercept, double Slope) Difference(TrialRun run, int lane)
    {
        var (a1, b1) = Line(run, lane, 1);
        var (a0, b0) = Line(run, lane, 0);
        return (a1 - a0, b1 - b0);
    }

    private static (double Intercept, double Slope) Line(TrialRun run, int lane, double arm)
    {
        var trial = run.Trial;
        int visits = trial.Visits;
        int[] seen = [.. Enumerable.Range(0, trial.Patients).Where(i => trial.Treated[i][lane] == arm && trial.VisitsSeen[i][lane] >= visits)];
        double[] x = [.. seen.Select(i => trial.Measured(PatientMarker.Crp)[i][lane])];
        double[] y = [.. seen.Select(i => trial.Score(visits)[i][lane] - trial.Baseline[i][lane])];
        double slope = x.Zip(y, (a, b) => (a - x.Average()) * (b - y.Average())).Sum() / x.Sum(a => (a - x.Average()) * (a - x.Average()));
        return (y.Average() - (slope * x.Average()), slope);
    }
}
