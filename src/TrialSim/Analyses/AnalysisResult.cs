namespace TrialSim.Analyses;

/// <summary>What an analysis found in a real data set.</summary>
public sealed record AnalysisResult
{
    /// <summary>The analysis's name.</summary>
    public required string Name { get; init; }

    /// <summary>Its kind, as the plan has it.</summary>
    public required string Kind { get; init; }

    /// <summary>The analysis in words, with level, sides and missing-data rule.</summary>
    public required string Description { get; init; }

    /// <summary>Level of the confidence intervals.</summary>
    public required double ConfidenceLevel { get; init; }

    /// <summary>Patients or rows used, group by group.</summary>
    public required IReadOnlyList<GroupSize> Used { get; init; }

    /// <summary>The results.</summary>
    public required IReadOnlyList<ResultRow> Rows { get; init; }

    /// <summary>What was left out, and what else a reader should know.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
