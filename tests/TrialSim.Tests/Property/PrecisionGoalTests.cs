using TrialSim.Characteristics;
using TrialSim.Precision;
using TrialSim.Simulation;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Property;

/// <summary>Which target a figure has.</summary>
public class PrecisionGoalTests
{
    private static readonly OperatingCharacteristics Figures = OperatingCharacteristics.Of(
        Simulator.Run(TestScenarios.Everything, new(1, 256, 2), TestScenarios.StandInTruth(TestScenarios.Everything), null, default));

    [Fact]
    public void A_figures_own_target_goes_before_that_of_its_measure_and_that_before_the_one_of_all()
    {
        string analysis = TestScenarios.Everything.Analyses[0].Name;
        var goal = new PrecisionGoal
        {
            Targets = [new() { Mcse = 0.3 }, new() { Mcse = 0.2, Measure = Measures.Bias }, new() { Mcse = 0.4, Measure = Measures.Bias, Analysis = analysis }],
        };
        Assert.All(Figures.Figures, figure => Assert.Equal(
            figure.Measure != Measures.Bias ? 0.3 : figure.Analysis == analysis ? 0.4 : 0.2, goal.Of(figure)!.Mcse));
    }

    [Fact]
    public void Of_two_targets_that_name_equally_much_the_stricter_counts()
    {
        string analysis = TestScenarios.Everything.Analyses[0].Name;
        var goal = new PrecisionGoal { Targets = [new() { Mcse = 0.3, Analysis = analysis }, new() { Mcse = 0.2, Measure = Measures.Bias }] };
        Assert.Equal(0.2, goal.Of(Figures.Figures.First(f => f.Analysis == analysis && f.Measure == Measures.Bias))!.Mcse);
    }

    [Fact]
    public void Figures_that_no_target_names_have_none()
    {
        var goal = new PrecisionGoal { Targets = [new() { Mcse = 0.3, Measure = Measures.Bias }] };
        Assert.All(Figures.Figures, figure => Assert.Equal(figure.Measure == Measures.Bias, goal.Of(figure) is not null));
    }

    [Fact]
    public void Every_figure_that_does_not_come_from_the_truth_alone_says_what_it_rests_on()
    {
        string[] given = [Measures.Truth, Measures.MarkerMean, Measures.MarkerMedian];
        Assert.All(Figures.Figures.Where(f => f.Estimate is not null), figure => Assert.Equal(given.Contains(figure.Measure), figure.Support.Kind == SupportKind.Given));
        Assert.All(Figures.Figures.Where(f => f.Support.Kind != SupportKind.Given), figure => Assert.InRange(figure.Support.Replicates, 1, 256));
    }
}
