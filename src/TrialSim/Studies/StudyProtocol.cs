using System.Text.Json.Serialization;
using TrialSim.Quantities;
using TrialSim.Scenarios;

namespace TrialSim.Studies;

/// <summary>A biomarker study under one fixed set of assumptions: what a study file holds.</summary>
public sealed record StudyProtocol
{
    /// <summary>The JSON Schema that an editor checks the file against; not read here.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    /// <summary>Short name, as results and file names use it.</summary>
    public required string Name { get; init; }

    /// <summary>One line that says what is simulated.</summary>
    public required string Title { get; init; }

    /// <summary>What a reader should know beyond sources and assumptions.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Where the figures come from.</summary>
    public IReadOnlyList<Source> Sources { get; init; } = [];

    /// <summary>The figures that come from nowhere.</summary>
    public IReadOnlyList<Assumption> Assumptions { get; init; } = [];

    /// <summary>Simulated studies, unless the command line says otherwise.</summary>
    public ReplicateCount Replicates { get; init; } = new(10_000);

    /// <summary>Seed, unless the command line says otherwise.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The study. A file that has this is a biomarker study and not a trial.</summary>
    public required BiomarkerStudy Study { get; init; }

    /// <summary>Everything that cannot be, all at once; empty where the study can be simulated.</summary>
    public IReadOnlyList<ScenarioProblem> Problems() => [.. Breaches().Select(b => new ScenarioProblem(b.Path, b.Found, b.Remedy))];

    /// <summary>Broken rules.</summary>
    internal List<RuleBreach> Breaches()
    {
        var breaches = new List<RuleBreach>();
        var root = new ScenarioPlace(breaches, string.Empty);
        NameRules.CheckFileName(root.At("name"), Name);
        Study.Check(root.At("study"));
        return breaches;
    }
}
