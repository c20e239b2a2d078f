using System.Text.Json.Serialization;
using TrialSim.Analyses;
using TrialSim.Trials;

namespace TrialSim.Plans;

/// <summary>How a real data set is analysed: which columns play which part, and which analyses are made.</summary>
public sealed partial record AnalysisPlan
{
    /// <summary>The JSON Schema that an editor checks the file against; not read here.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    /// <summary>One line that says what is analysed.</summary>
    public required string Title { get; init; }

    /// <summary>What a reader should know.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>How the table of the data is read: missing values, rows, factors.</summary>
    public DataRules Data { get; init; } = new();

    /// <summary>Which columns hold the trial; needed for the analyses that a scenario knows too.</summary>
    public TrialColumns? Trial { get; init; }

    /// <summary>Subgroups by baseline CRP that analyses may name, beside "all".</summary>
    public IReadOnlyList<Subgroup> Subgroups { get; init; } = [];

    /// <summary>Units of the columns' markers, for sentences.</summary>
    [JsonIgnore]
    public MarkerUnits Units => new(Trial?.MarkerColumns.Select(column => (column.Marker, column.Unit)) ?? []);

    /// <summary>The analyses: tests of the trial as in a scenario, and analyses of the table's columns by name.</summary>
    public required IReadOnlyList<IPlannedAnalysis> Analyses { get; init; }
}
