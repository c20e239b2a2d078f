using System.Globalization;
using System.Text.Json.Serialization;
using TrialSim.Outcomes;
using TrialSim.Quantities;
using TrialSim.Scenarios;

namespace TrialSim.Assurance;

/// <summary>A prior with its name and where it comes from, as a prior file states it.</summary>
public sealed record StatedPrior
{
    /// <summary>The JSON Schema that an editor checks the file against; not read here.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    /// <summary>Short name, as tables use it.</summary>
    public required string Name { get; init; }

    /// <summary>Where the prior comes from: publication, expert, or assumption. It is printed with every result.</summary>
    public required string Source { get; init; }

    /// <summary>What a reader should know, such as what is assumed.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>
    /// Path of the number that the prior is about, such as "outcome.drug-effect.slope"; left out, it is about multiples of the scenario's drug effect. Only what is
    /// true of population and outcome, not what a design chooses.
    /// </summary>
    public string? About { get; init; }

    /// <summary>What is believed.</summary>
    public required TruthPrior Prior { get; init; }

    /// <summary>Whether a result in multiples of the drug effect can update it by rule: normal, a point, or a mixture of such.</summary>
    [JsonIgnore]
    public bool CanBeUpdated => About is null && Prior.WhyNotUpdated is null;

    /// <summary>Whether it is about multiples of the scenario's drug effect, not about a property in its own unit.</summary>
    [JsonIgnore]
    public bool IsOfMultiples => (Prior is DrawsPrior { Rows: { } rows } ? rows.EffectsAbout : About) is null or PriorRows.EffectColumn;

    /// <summary>What the prior is about, and what is believed of it, in words.</summary>
    public string Describe() => Prior is DrawsPrior ? Prior.Describe() : $"{About ?? "multiple of the scenario's drug effect"}: {Prior.Describe()}";

    /// <summary>The scenario in which the prior's mean is true, of listed draws the mean of every column, or why it cannot be.</summary>
    public ScenarioReading AtMean(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return Prior is DrawsPrior { Rows: { } rows } ? AtValues(scenario, rows.Columns, rows.Means) : At(scenario, Prior.Mean);
    }

    /// <summary>A scenario in which an effect is true, or why it cannot be.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="effect">A multiple of its drug effect, or the value of the property that <see cref="About"/> names.</param>
    public ScenarioReading At(Scenario scenario, double effect)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return At(scenario, About ?? PriorRows.EffectColumn, effect);
    }

    /// <summary>A scenario in which a row of the listed draws is true, or why it cannot be.</summary>
    internal ScenarioReading AtRow(Scenario scenario, int row)
    {
        var rows = ((DrawsPrior)Prior).Rows!;
        return AtValues(scenario, rows.Columns, rows[row]);
    }

    /// <summary>Broken rules between the file's own values.</summary>
    internal List<RuleBreach> Breaches()
    {
        var breaches = new List<RuleBreach>();
        var root = new ScenarioPlace(breaches, string.Empty);
        NameRules.CheckName(root.At("name"), Name);
        if (string.IsNullOrWhiteSpace(Source))
        {
            root.At("source").Breach("empty.", "Say where the prior comes from: a publication, an expert, or that it is assumed.");
        }

        if (About is { } path && PropertyPath.Parse(path) is null)
        {
            root.At("about").Breach($"\"{Spelling.Quotable(path)}\" is not the path of a property.", PropertyPath.Form);
        }
        else if (About is { } about && TruthPath.WhyNot(about) is { } why)
        {
            root.At("about").Breach(why, TruthPath.Remedy);
        }

        Prior.Check(root.At("prior"), About is null ? PriorUnit.Multiples : PriorUnit.OfProperty);
        return breaches;
    }

    private static ScenarioReading AtValues(Scenario scenario, IReadOnlyList<string> columns, ReadOnlySpan<double> values)
    {
        var reading = new ScenarioReading(scenario, []);
        for (int c = 0; c < columns.Count && reading.Scenario is { } changed; c++)
        {
            reading = At(changed, columns[c], values[c]);
        }

        return reading;
    }

    private static ScenarioReading At(Scenario scenario, string about, double value)
    {
        if (about != PriorRows.EffectColumn)
        {
            return new ScenarioPatch([new(about, value.ToString("R", CultureInfo.InvariantCulture))]).Apply(scenario);
        }

        return scenario.Outcome.DrugEffect is NoDrugEffect
            ? new(null, [new("outcome.drug-effect", "there is none, so that no multiple of it is an effect.", "Use a scenario with a drug effect, or let \"about\" name the property that the prior is about.")])
            : new(scenario with { Outcome = scenario.Outcome with { DrugEffect = scenario.Outcome.DrugEffect.Scaled(value) } }, []);
    }
}
