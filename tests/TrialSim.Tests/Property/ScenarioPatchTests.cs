using System.Globalization;
using TrialSim.Outcomes;
using TrialSim.Scenarios;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Property;

public class ScenarioPatchTests
{
    private static readonly Scenario Original = TestScenarios.Everything;

    [Fact]
    public void A_patch_without_changes_changes_nothing()
    {
        foreach (string file in ShippedScenarios.Files)
        {
            var scenario = ShippedScenarios.Read(file);
            Assert.Equal(ScenarioFile.Write(scenario), ScenarioFile.Write(Patched(scenario)));
        }
    }

    [Fact]
    public void A_number_within_a_property_is_changed_and_nothing_else()
    {
        var effect = Assert.IsType<EmaxDrugEffect>(Original.Outcome.DrugEffect);
        var expected = Original with { Outcome = Original.Outcome with { DrugEffect = effect with { Maximum = new(-2.5) } } };
        Assert.Equal(ScenarioFile.Write(expected), ScenarioFile.Write(Patched(Original, ("outcome.drug-effect.maximum", "-2.5"))));
    }

    [Fact]
    public void An_object_is_replaced_as_a_whole() =>
        Assert.IsType<NoDrugEffect>(Patched(Original, ("outcome.drug-effect", """{ "kind": "none" }""")).Outcome.DrugEffect);

    [Fact]
    public void A_property_that_the_file_leaves_out_can_be_set() =>
        Assert.IsType<LogCrpResidualSpread>(Patched(
            Original, ("outcome.residual-spread", """{ "kind": "log-crp", "factor-per-unit": 1.2, "centred-at": 3 }""")).Outcome.ResidualSpread);

    [Fact]
    public void Entries_of_lists_are_changed_and_added()
    {
        var changed = Patched(
            Original,
            ("outcome.prognosis[1].slope", "0.9"),
            ("outcome.prognosis[+]", """{ "kind": "sex", "female-minus-male": 2 }"""),
            ("outcome.visits[2]", "12"));
        Assert.Equal(0.9, Assert.IsType<LogCrpPrognosis>(changed.Outcome.Prognosis[1]).Slope.Value);
        Assert.Equal(2, Assert.IsType<SexPrognosis>(changed.Outcome.Prognosis[^1]).FemaleMinusMale.Value);
        Assert.Equal(Original.Outcome.Prognosis.Count + 1, changed.Outcome.Prognosis.Count);
        Assert.Equal(12, changed.Outcome.Visits[2].Value);
    }

    [Fact]
    public void A_subgroup_named_after_its_bounds_is_renamed_with_them_and_one_with_a_name_keeps_it()
    {
        var changed = Patched(
            Original with { Analyses = [Original.Analyses[0]], Decisions = [], Claims = [] },
            ("subgroups[0].crp-above", "4"),
            ("subgroups[1].crp-at-most", "5"));
        Assert.Equal(["crp>4", "middle"], changed.Subgroups.Select(s => s.Name));
    }

    [Fact]
    public void Analyses_and_rules_follow_a_subgroup_that_is_named_after_its_bounds()
    {
        var changed = Patched(ShippedScenarios.Read("raison-2013.json"), ("subgroups[2].crp-above", "6"), ("subgroups[1].crp-above", "5"));
        Assert.Equal(["crp>1", "crp>5", "crp>6"], changed.Subgroups.Select(s => s.Name));
        Assert.Equal(["crp>6"], changed.Analyses.Single(a => a.Name == "welch-crp>5").SubgroupsNamed);

        var withRule = Patched(
            ShippedScenarios.Read("raison-2013.json"), ("rules[+]", """{ "kind": "interaction-gate", "name": "gate", "of": ["interaction"], "subgroup": "crp>5" }"""));
        Assert.Equal("crp>4.5", Assert.Single(Patched(withRule, ("subgroups[2].crp-above", "4.5")).Rules[0].SubgroupsNamed).Name);
    }

    [Fact]
    public void A_subgroup_that_is_replaced_takes_nobody_with_it()
    {
        var reading = new ScenarioPatch([new("subgroups[2]", """{ "crp-above": 6 }""")]).Apply(ShippedScenarios.Read("raison-2013.json"));
        Assert.All(reading.Problems, problem => Assert.Contains("no subgroup \"crp>5\"", problem.Found, StringComparison.Ordinal));
        Assert.NotEmpty(reading.Problems);
    }

    [Theory]
    [InlineData("outcome.drug-efect", "1", "outcome.drug-efect", "not a property of outcome", "\"drug-effect\"")]
    [InlineData("outcom.drug-effect", "1", "outcom", "no such property", "\"outcome\"")]
    [InlineData("outcome.drug-effect.kind", "\"nne\"", "outcome.drug-effect.kind", "\"nne\" is not known", "\"none\"")]
    [InlineData("outcome.drug-effect.slope", "1", "outcome.drug-effect.slope", "not a property of emax", "properties are")]
    [InlineData("outcome.drug-effect.hill", "-1", "outcome.drug-effect.hill", "-1", "above 0")]
    [InlineData("outcome.prognosis.slope", "1", "outcome.prognosis", "a list in brackets", "\"outcome.prognosis[0]\"")]
    [InlineData("outcome.prognosis[3].slope", "1", "outcome.prognosis[3]", "no such entry", "[0] to [2]")]
    [InlineData("outcome.prognosis[+].slope", "1", "outcome.prognosis[+]", "no such entry", "at the end")]
    [InlineData("notes[0]", "\"x\"", "notes[0]", "the list is empty", "\"notes[+]\"")]
    [InlineData("outcome.rater-noise.sd", "1", "outcome.rater-noise", "a single value", "Shorten")]
    [InlineData("outcome.rater-noise[0]", "1", "outcome.rater-noise", "not a list", "brackets")]
    [InlineData("outcome..rater-noise", "1", "outcome..rater-noise", "not the path of a property", "outcome.drug-effect.slope")]
    [InlineData("outcome.prognosis[x]", "1", "outcome.prognosis[x]", "not the path of a property", "[+]")]
    [InlineData("outcome.rater-noise", "one", "outcome.rater-noise", "\"one\" is not JSON", "double quotes")]
    [InlineData("design.patients", "3", "design.patients", "3", "4 to 100000")]
    [InlineData("outcome.visits[2]", "5", "outcome.visits[2]", "5 does not rise", "rising order")]
    public void What_cannot_be_is_reported_with_its_path(string path, string json, string where, string found, string remedy)
    {
        var reading = new ScenarioPatch([new(path, json)]).Apply(Original);
        Assert.Null(reading.Scenario);
        var problem = Assert.Single(reading.Problems);
        Assert.Equal(where, problem.Path);
        Assert.Contains(found, problem.Found, StringComparison.Ordinal);
        Assert.Contains(remedy, problem.Remedy, StringComparison.Ordinal);
        Assert.Equal(0, problem.Line);
    }

    [Fact]
    public void A_series_of_values_gives_a_series_of_scenarios()
    {
        double[] slopes = [-6, -3, 0];
        var scenario = ShippedScenarios.Read("raison-2013.json");
        Assert.Equal(slopes, slopes.Select(slope => Assert.IsType<LinearDrugEffect>(
            Patched(scenario, ("outcome.drug-effect.slope", slope.ToString(CultureInfo.InvariantCulture))).Outcome.DrugEffect).Slope.Value));
    }

    private static Scenario Patched(Scenario scenario, params (string Path, string Json)[] changes)
    {
        var reading = new ScenarioPatch([.. changes.Select(c => new PropertyChange(c.Path, c.Json))]).Apply(scenario);
        Assert.Empty(reading.Problems);
        return reading.Scenario!;
    }
}
