using System.Text.Json.Serialization;
using TrialSim.Analyses;
using TrialSim.Claims;
using TrialSim.Quantities;
using TrialSim.Scenarios;
using TrialSim.Trials;

namespace TrialSim.Atlas;

/// <summary>
/// What an atlas of false claims puts to the test: claim rules with the analyses and subgroups that they name, and null families beyond
/// the shipped ones.
/// </summary>
public sealed record AtlasPlan
{
    /// <summary>The JSON Schema that an editor checks the file against; not read here.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    /// <summary>One line that says what the plan is for.</summary>
    public required string Title { get; init; }

    /// <summary>What a reader should know.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Subgroups that analyses and rules name.</summary>
    public IReadOnlyList<Subgroup> Subgroups { get; init; } = [];

    /// <summary>Analyses that rules read; one that no rule reads is not made.</summary>
    public IReadOnlyList<Analysis> Analyses { get; init; } = [];

    /// <summary>The rules; without any, those of the standard plan.</summary>
    public IReadOnlyList<ClaimRule> Rules { get; init; } = [];

    /// <summary>Null families, beside those that come with the program.</summary>
    public IReadOnlyList<NullFamily> Families { get; init; } = [];

    /// <summary>The plan that comes with the program, about the biomarker that a scenario's tests are about.</summary>
    public static AtlasPlan StandardFor(Scenario scenario) => MarkerTranslation.For(scenario) is not { } translation
        ? Standard
        : ShippedRecords.Read<AtlasPlan>("atlas/standard.json", translation) with { Title = translation.Words.Of(Standard.Title) };

    /// <summary>The plan that comes with the program, as it is written.</summary>
    public static AtlasPlan Standard { get; } = ShippedRecords.Read<AtlasPlan>("atlas/standard.json");

    /// <summary>Broken rules between the plan's own values; what a scenario allows is checked with the scenario.</summary>
    internal List<RuleBreach> Breaches()
    {
        var breaches = new List<RuleBreach>();
        var root = new ScenarioPlace(breaches, string.Empty);
        var families = root.At("families");
        for (int f = 0; f < Families.Count; f++)
        {
            string name = Families[f].Name;
            NameRules.CheckName(families.At(f).At("name"), name);
            if (ShippedFamilies.All.Any(shipped => shipped.Name == name))
            {
                families.At(f).At("name").Breach($"\"{Spelling.Quotable(name)}\" is a family that comes with the program.", "Choose another name.");
            }
            else if (Families.Take(f).Any(earlier => earlier.Name == name))
            {
                families.At(f).At("name").Breach($"\"{Spelling.Quotable(name)}\" names a family further up too.", "Name every family differently.");
            }
        }

        if (Rules.Count == 0 && Families.Count == 0)
        {
            root.At("rules").Breach("neither rules nor families.", "List claim rules, or null families for the rules of the standard plan.", "families");
        }

        if (Rules.Count == 0 && Analyses.Count + Subgroups.Count > 0)
        {
            root.At("rules").Breach("no rules that could read the analyses.", "List claim rules, or leave out \"analyses\" and \"subgroups\".");
        }

        return breaches;
    }
}
