using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using TrialSim.Outcomes;
using TrialSim.Quantities;
using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Trials;

namespace TrialSim.Tests.Property;

/// <summary>What holds of every scenario file that is shipped, and how those of one set differ.</summary>
public partial class ShippedScenarioTests
{
    public static TheoryData<string> Files => [.. ShippedScenarios.Files];

    [Theory]
    [MemberData(nameof(Files))]
    public void The_file_is_read_without_problems_and_runs(string file)
    {
        var scenario = ShippedScenarios.Read(file);
        var untested = new TrueValues([.. scenario.Analyses.Select(_ => new TrueValue(0, 0))], new(0, 0), new(0, 0));
        var result = Simulator.Run(scenario, new(scenario.Seed, Simulator.BlockSize, 1), untested, null, CancellationToken.None);
        Assert.Equal(64, result.Digest.Length);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void The_file_is_named_after_the_scenario(string file) =>
        Assert.Equal(Path.GetFileNameWithoutExtension(file), ShippedScenarios.Read(file).Name);

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_assumption_is_about_a_property_of_the_file(string file)
    {
        using var json = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(ShippedScenarios.Folder, file)),
            new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var assumptions = ShippedScenarios.Read(file).Assumptions;
        Assert.All(assumptions, assumption => Assert.True(Resolves(json.RootElement, assumption.About), $"{file} has no {assumption.About}"));
        Assert.Equal(assumptions.Count, assumptions.DistinctBy(a => a.About).Count());
    }

    [Theory]
    [InlineData("outcome.residual.sd", true)]
    [InlineData("randomization.strata[1].cuts", true)]
    [InlineData("randomization.strata[2]", false)]
    [InlineData("outcome.residual.sds", false)]
    [InlineData("outcome.residual.sd.mean", false)]
    public void A_path_resolves_only_where_the_property_exists(string path, bool exists)
    {
        using var json = JsonDocument.Parse(
            """{ "randomization": { "strata": [{}, { "cuts": [2] }] }, "outcome": { "residual": { "sd": [1] } } }""");
        Assert.Equal(exists, Resolves(json.RootElement, path));
    }

    [Fact]
    public void The_shrunk_truth_is_the_published_one_with_half_the_slope()
    {
        var published = ShippedScenarios.Read("raison-2013.json");
        var effect = Assert.IsType<LinearDrugEffect>(published.Outcome.DrugEffect);
        AssertSame(
            published with { Outcome = published.Outcome with { DrugEffect = effect with { Slope = new(effect.Slope.Value / 2) } } },
            ShippedScenarios.Read("raison-2013-shrunk.json"));
    }

    [Fact]
    public void The_null_truth_is_the_published_one_without_drug_effect_marker_and_unequal_dropout()
    {
        var published = ShippedScenarios.Read("raison-2013.json");
        var placebo = Assert.IsType<LinearPlaceboResponse>(published.Outcome.PlaceboResponse);
        var hazard = new WeeklyHazard(0.0073);
        var outcome = published.Outcome with
        {
            DrugEffect = new NoDrugEffect(),
            DrugTimeCourse = new ImmediateCourse(),
            PlaceboResponse = new LinearPlaceboResponse { Size = placebo.Size, TimeCourse = placebo.TimeCourse },
            Dropout = [new HazardDropout { PerWeek = new PerArm<WeeklyHazard> { Treatment = hazard, Control = hazard } }],
        };
        AssertSame(published with { Outcome = outcome }, ShippedScenarios.Read("raison-2013-null.json"));
    }

    [Fact]
    public void The_prognostic_truth_is_the_published_one_with_a_constant_drug_effect()
    {
        var published = ShippedScenarios.Read("raison-2013.json");
        AssertSame(
            published with { Outcome = published.Outcome with { DrugEffect = new ConstantDrugEffect { Points = new(2.1) } } },
            ShippedScenarios.Read("raison-2013-prognostic.json"));
    }

    private static void AssertSame(Scenario expected, Scenario actual) =>
        Assert.Equal(ScenarioFile.Hash(expected with { Name = actual.Name }), ScenarioFile.Hash(actual));

    private static bool Resolves(JsonElement element, string path)
    {
        foreach (Match step in Step().Matches(path))
        {
            if (step.Groups["index"].Success)
            {
                int index = int.Parse(step.Groups["index"].Value, CultureInfo.InvariantCulture);
                if (element.ValueKind != JsonValueKind.Array || index >= element.GetArrayLength())
                {
                    return false;
                }

                element = element[index];
            }
            else if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(step.Value, out element))
            {
                return false;
            }
        }

        return true;
    }

    [GeneratedRegex(@"\[(?<index>\d+)\]|[^.\[\]]+")]
    private static partial Regex Step();
}
