using TrialSim.Cohorts;
using TrialSim.Comparisons;
using TrialSim.Designs;
using TrialSim.Outcomes;
using TrialSim.Scenarios;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Property;

public class ScenarioDifferenceTests
{
    private static readonly Scenario Given = TestScenarios.RaisonLike;

    [Fact]
    public void Texts_and_defaults_of_a_run_are_no_differences() =>
        Assert.Empty(ScenarioDifference.Between([Given, Given with { Name = "other", Title = "other", Seed = 99, Replicates = new(3), Notes = ["a"] }]));

    [Fact]
    public void A_number_is_named_by_its_path_with_both_values()
    {
        var difference = Only(Given with { Design = new FixedParallel { Patients = new(90) } });
        Assert.Equal(("design.patients", "60", "90"), (difference.Path, difference.Values[0], difference.Values[1]));
        Assert.False(difference.IsOfTruth);
    }

    [Fact]
    public void Who_is_admitted_is_of_the_trial_and_who_comes_is_of_the_truth()
    {
        Assert.False(Only(Given with { Population = Given.Population with { Eligibility = Given.Population.Eligibility with { ScreeningCrpAtLeast = new(3) } } }).IsOfTruth);
        Assert.False(Only(Given with { Population = Given.Population with { Quotas = new() { Cuts = [new(3)] } } }).IsOfTruth);
        Assert.True(Only(Given with { Population = Given.Population with { FemaleShare = new(0.1) } }).IsOfTruth);
        Assert.True(Only(Given with { Outcome = Given.Outcome with { DrugEffect = new NoDrugEffect() } }).IsOfTruth);
    }

    [Fact]
    public void Entries_of_lists_are_told_apart_by_name()
    {
        var without = Given with { Analyses = [.. Given.Analyses.Skip(1)], Decisions = [], Claims = [], Rules = [] };
        var with = without with { Analyses = [.. without.Analyses.Reverse(), Given.Analyses[0]] };
        var difference = Assert.Single(ScenarioDifference.Between([without, with]));
        Assert.Equal($"analyses[{Given.Analyses[0].Name}]", difference.Path);
        Assert.Null(difference.Values[0]);
    }

    private static ScenarioDifference Only(Scenario other) => Assert.Single(ScenarioDifference.Between([Given, other]));
}
