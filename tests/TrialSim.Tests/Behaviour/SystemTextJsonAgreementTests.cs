using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using TrialSim.Scenarios;

namespace TrialSim.Tests.Behaviour;

/// <summary>Our reader and writer of scenarios against those of System.Text.Json, which read the same attributes.</summary>
public class SystemTextJsonAgreementTests
{
    private static readonly JsonSerializerOptions Options = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
        AllowOutOfOrderMetadataProperties = true,
        RespectNullableAnnotations = true,
        WriteIndented = true,
        NewLine = "\n",
    };

    public static TheoryData<string, string> Scenarios
    {
        get
        {
            TheoryData<string, string> texts = new() { { ScenarioText.Valid, string.Empty } };
            foreach (string path in (string[])[TrialsimProcess.Rich, .. Property.ShippedScenarios.Paths])
            {
                texts.Add(File.ReadAllText(path), path);
            }

            return texts;
        }
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Both_read_and_write_the_same(string text, string path)
    {
        var open = PatientFile.Beside(path);
        var ours = ScenarioFile.Parse(Encoding.UTF8.GetBytes(text), open).Scenario!;
        var theirs = PatientFile.Into(JsonSerializer.Deserialize<Scenario>(text, Options)!, open);
        Assert.Equal(ScenarioFile.Hash(theirs), ScenarioFile.Hash(ours));
        Assert.Equal(JsonSerializer.Serialize(ours, Options) + "\n", ScenarioFile.Write(ours));
    }

    [Fact]
    public void What_they_refuse_we_refuse()
    {
        foreach (var row in (IEnumerable<object[]>)[.. StructureCases.All, .. SyntaxCases.All])
        {
            string text = ScenarioText.With((string)row[0], ((string)row[1]).Replace("»", string.Empty, StringComparison.Ordinal));
            bool refused = false;
            try
            {
                JsonSerializer.Deserialize<Scenario>(Encoding.UTF8.GetBytes(text), Options);
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException or NotSupportedException)
            {
                refused = true;
            }

            Assert.True(!refused || ScenarioText.Read(text).Scenario is null, text);
        }
    }
}
