using TrialSim.Atlas;
using TrialSim.Numerics;
using TrialSim.Outcomes;
using TrialSim.Tests.Behaviour;
using TrialSim.Trials;

namespace TrialSim.Tests.Property;

public class NullFamilyTests
{
    public static TheoryData<string> Scenarios => [.. ShippedScenarios.Files];

    public static TheoryData<string> Families => [.. ShippedFamilies.All.Select(f => f.Name)];

    [Fact]
    public void Every_family_has_a_file_of_its_name_and_a_line_in_the_index()
    {
        string[] files = [.. Directory.GetFiles(Repository.Path("src/TrialSim/Atlas/Families"), "*.json").Select(f => Path.GetFileNameWithoutExtension(f))];
        Assert.Equal(files.Order(StringComparer.Ordinal), ShippedFamilies.All.Select(f => f.Name).Order(StringComparer.Ordinal));
        Assert.True(files.Length >= 10);
        Assert.Equal(files.Length, ShippedFamilies.All.DistinctBy(f => f.Title).Count());
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Every_family_fits_every_shipped_scenario(string file)
    {
        var scenario = ShippedScenarios.Read(file);
        Assert.All(ShippedFamilies.For(scenario).Where(family => Fits(family, scenario)), family => Assert.Empty(family.Apply(scenario).Problems));
    }

    // what changes the model of a biomarker needs one: patients may have theirs from a file
    internal static bool Fits(NullFamily family, TrialSim.Scenarios.Scenario scenario) =>
        scenario.Population.BiomarkerSource is null || !family.Set.Changes.Any(change => change.Path.StartsWith("population.biomarker-source.", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Families))]
    public void In_no_family_does_the_marker_predict_the_effect(string name)
    {
        var made = ShippedFamilies.All.Single(f => f.Name == name).Apply(ShippedScenarios.Read("raison-2013.json")).Scenario!;
        Lanes[] levels = [.. Enumerable.Range(-40, 100).Select(i => (Lanes)(i / 10.0))];
        var points = new Lanes[levels.Length];
        using var trial = new TrialBlock(levels.Length, 0, ExactMeasurement.None);
        levels.CopyTo(trial.Level(PatientMarker.Crp));
        made.Outcome.DrugEffect.Write(trial, points);
        Assert.Single(points.Select(p => p[0]).Distinct());
        Assert.True(made.Outcome.DrugEffect is NoDrugEffect || points[0][0] < 0);
    }
}
