using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Sweeps;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Property;

/// <summary>The cells of a sweep, which are compared, and how what is wrong with them is said.</summary>
public class SweepPlanTests
{
    [Fact]
    public void Crossed_values_make_every_combination_the_last_property_fastest()
    {
        var plan = Make(SweepLayout.Crossed, SweepContrast.First, "n=60,64,72", "outcome.drug-effect.slope=-1,-2").Plan!;
        Assert.Equal(
            ["n = 60, outcome.drug-effect.slope = -1", "n = 60, outcome.drug-effect.slope = -2", "n = 64, outcome.drug-effect.slope = -1"],
            plan.Cells.Take(3).Select(plan.Describe));
        Assert.Equal([60, 60, 64, 64, 72, 72], plan.Cells.Select(c => (int)c.Scenario.Design.Patients.Value));
        Assert.Equal([1, 2, 3, 4, 5, 6], plan.Cells.Select(c => c.Number));
        Assert.Equal([new(1, 0), new(2, 0), new(3, 0), new(4, 0), new(5, 0)], plan.Pairs);
    }

    [Fact]
    public void Zipped_values_go_side_by_side()
    {
        var plan = Make(SweepLayout.Zipped, SweepContrast.Steps, "n=60,64,72", "outcome.drug-effect.slope=-1,-2,-3").Plan!;
        Assert.Equal(3, plan.Cells.Count);
        Assert.Equal("n = 72, outcome.drug-effect.slope = -3", plan.Describe(plan.Cells[2]));
        Assert.Equal([new CellPair(1, 0), new(2, 1)], plan.Pairs);
    }

    [Fact]
    public void Steps_are_pairs_that_differ_in_one_property_by_one_value()
    {
        var plan = Make(SweepLayout.Crossed, SweepContrast.Steps, "n=60,64,72", "outcome.drug-effect.slope=-1,-2", "outcome.residual.sd[0]=5,6").Plan!;
        var expected =
            from cell in plan.Cells
            from minus in plan.Cells
            let steps = cell.Place.Zip(minus.Place, (a, b) => a - b).ToArray()
            where steps.Count(s => s != 0) == 1 && steps.Sum() == 1
            select new CellPair(cell.Number - 1, minus.Number - 1);
        Assert.Equal(expected.Order(Comparer<CellPair>.Create((a, b) => (a.Cell, a.Minus).CompareTo((b.Cell, b.Minus)))), plan.Pairs.OrderBy(p => p.Cell).ThenBy(p => p.Minus));
        Assert.Equal(plan.Pairs.Count, plan.Pairs.Distinct().Count());
    }

    [Fact]
    public void All_pairs_are_all_pairs()
    {
        var plan = Make(SweepLayout.Crossed, SweepContrast.All, "n=60..80:4").Plan!;
        Assert.Equal(SweepPairs.OfAll(6), plan.Pairs.Count);
        Assert.Equal(plan.Pairs.Count, plan.Pairs.Distinct().Count());
        Assert.All(plan.Pairs, p => Assert.True(p.Minus < p.Cell));
    }

    [Fact]
    public void A_fault_of_many_cells_is_said_once_with_the_value_that_makes_it()
    {
        var problems = Make(SweepLayout.Crossed, SweepContrast.First, "n=2,60,3", "outcome.drug-effect.slope=0,x,5000").Problems;
        Assert.Equal(["n=2,60,3: 2", "outcome.drug-effect.slope=0,x,5000: x", "outcome.drug-effect.slope=0,x,5000: 5000"], problems.Select(p => p.Path));
        Assert.EndsWith("So too with 3.", problems[0].Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_that_nobody_knows_is_said_once_for_all_values()
    {
        var problem = Assert.Single(Make(SweepLayout.Crossed, SweepContrast.First, "outcom.rater-noise=1..50:1", "n=60,64").Problems);
        Assert.Equal("outcom.rater-noise=1..50:1: outcom", problem.Path);
        Assert.Contains("\"outcome\"", problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_that_takes_two_values_names_both()
    {
        var problem = Assert.Single(Make(SweepLayout.Crossed, SweepContrast.First, "subgroups[0].crp-above=1,5", "subgroups[0].crp-at-most=3,4,9").Problems);
        Assert.Equal("subgroups[0].crp-above=5 with subgroups[0].crp-at-most=3: subgroups[0].crp-at-most", problem.Path);
        Assert.Contains("above 5 and at most 3", problem.Found, StringComparison.Ordinal);
        Assert.EndsWith("So too in 1 other combination.", problem.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("seed=1,2")]
    [InlineData("title=a,b")]
    [InlineData("replicates=100,200")]
    public void Cells_that_simulate_the_same_are_refused(string varied)
    {
        var problem = Assert.Single(Make(SweepLayout.Crossed, SweepContrast.First, varied).Problems);
        Assert.Contains("simulate the same", problem.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_compared_covers_every_analysis_decision_and_rule()
    {
        var scenario = TestScenarios.RulesOverTests;
        var plan = SweepPlan.Make(scenario, [SweepAxis.Read("n=30,40").Axis!], SweepLayout.Crossed, SweepContrast.First).Plan!;
        Assert.Equal((2 * scenario.Analyses.Count) + scenario.Decisions.Count + scenario.Rules.Count, plan.Measures.Count);
    }

    private static SweepReading Make(SweepLayout layout, SweepContrast contrast, params string[] varied) =>
        SweepPlan.Make(TestScenarios.W1, [.. varied.Select(v => SweepAxis.Read(v).Axis!)], layout, contrast);
}
