using System.Text;
using System.Text.Json.Nodes;
using TrialSim.Characteristics;
using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Property;

/// <summary>A biomarker's name is a name: nothing that is computed depends on it.</summary>
public class MarkerNameTests
{
    [Fact]
    public void Renaming_the_only_biomarker_changes_no_figure()
    {
        var own = TestScenarios.ReceptorAlone;
        var figures = Figures(own);
        Assert.True(figures.Count > 300, $"{figures.Count} figures");
        foreach (string name in (string[])["crp", "a-marker"])
        {
            var renamed = Parse(ScenarioFile.Write(own).Replace("sil-6r", name, StringComparison.Ordinal));
            Assert.Equal(name, renamed.TestedMarker.Name);
            Assert.Equal(figures, Figures(renamed));
        }
    }

    [Fact]
    public void Crp_by_its_own_property_is_a_log_normal_biomarker_called_crp()
    {
        var own = TestScenarios.W1;
        var root = JsonNode.Parse(ScenarioFile.Write(own))!;
        var population = root["population"]!.AsObject();
        population.Remove("crp");
        population["markers"] = JsonNode.Parse($$"""[{ "name": "crp", "unit": "mg/L", "distribution": { "kind": "log-normal", "log-mean": {{own.Population.Crp!.LogMean.Value:R}}, "log-sd": 1.1 } }]""");
        Assert.Equal(Figures(own), Figures(Parse(root.ToJsonString())));
    }

    private static Scenario Parse(string text)
    {
        var reading = ScenarioFile.Parse(Encoding.UTF8.GetBytes(text));
        Assert.Empty(reading.Problems);
        return reading.Scenario!;
    }

    private static List<(string Measure, double? Estimate, double? Mcse)> Figures(Scenario scenario)
    {
        var unknown = new TrueValue(1, 0);
        var truth = new TrueValues([.. scenario.Analyses.Select(_ => unknown)], unknown, unknown);
        return [.. OperatingCharacteristics.Of(Simulator.Run(scenario, new(3, 256, 2), truth, null, default)).Figures.Select(f => (f.Measure, f.Estimate, f.Mcse))];
    }
}
