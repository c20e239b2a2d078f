namespace TrialSim.Analyses;

/// <summary>One line of an analysis's results: what is estimated or tested, and how that came out. What does not apply is null.</summary>
public sealed record ResultRow
{
    /// <summary>What is estimated or tested: a coefficient, a contrast, a term.</summary>
    public required string Term { get; init; }

    /// <summary>The quantity, where the analysis reports several: "odds ratio".</summary>
    public string? Measure { get; init; }

    /// <summary>The estimate.</summary>
    public double? Estimate { get; init; }

    /// <summary>Its standard error.</summary>
    public double? StandardError { get; init; }

    /// <summary>Degrees of freedom of the statistic; null for a normal reference distribution.</summary>
    public double? DegreesOfFreedom { get; init; }

    /// <summary>Denominator degrees of freedom of an F statistic.</summary>
    public double? DenominatorDegreesOfFreedom { get; init; }

    /// <summary>Name of the test's statistic: "t", "F", "chi-square".</summary>
    public string? StatisticName { get; init; }

    /// <summary>The statistic.</summary>
    public double? Statistic { get; init; }

    /// <summary>The p-value.</summary>
    public double? PValue { get; init; }

    /// <summary>Lower end of the confidence interval; minus infinity where a one-sided interval has none.</summary>
    public double? Lower { get; init; }

    /// <summary>Upper end of the confidence interval; infinity where a one-sided interval has none.</summary>
    public double? Upper { get; init; }

    /// <summary>Why something is not there, such as "not estimable: …", or how many stand behind the line.</summary>
    public string? Remark { get; init; }

    /// <summary>Whether the line is one of many that only the files of results hold, and not the report for reading.</summary>
    public bool IsDetail { get; init; }
}
