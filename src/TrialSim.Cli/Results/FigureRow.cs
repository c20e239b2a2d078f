using CsvHelper;
using TrialSim.Characteristics;

namespace TrialSim.Cli.Results;

/// <summary>A figure as a row of results.csv.</summary>
[CsvRecord]
internal sealed partial record FigureRow
{
    /// <summary>Analysis or decision rule.</summary>
    [CsvColumn("analysis")]
    public string? Analysis { get; init; }

    /// <summary>What is measured.</summary>
    [CsvColumn("measure")]
    public required string Measure { get; init; }

    /// <summary>Arm.</summary>
    [CsvColumn("arm")]
    public string? Arm { get; init; }

    /// <summary>Subgroup.</summary>
    [CsvColumn("subgroup")]
    public string? Subgroup { get; init; }

    /// <summary>Week of the visit.</summary>
    [CsvColumn("visit")]
    public double? Visit { get; init; }

    /// <summary>The figure.</summary>
    [CsvColumn("estimate")]
    public double? Estimate { get; init; }

    /// <summary>Its Monte Carlo standard error.</summary>
    [CsvColumn("mcse")]
    public double? Mcse { get; init; }

    /// <summary>Lower end of a 95% Monte Carlo interval.</summary>
    [CsvColumn("lower")]
    public double? Lower { get; init; }

    /// <summary>Upper end.</summary>
    [CsvColumn("upper")]
    public double? Upper { get; init; }

    /// <summary>The row of a figure.</summary>
    public static FigureRow Of(Figure figure) => new()
    {
        Analysis = figure.Analysis,
        Measure = figure.Measure,
        Arm = figure.Arm,
        Subgroup = figure.Subgroup,
        Visit = figure.Visit,
        Estimate = figure.Estimate,
        Mcse = figure.Mcse,
        Lower = figure.Lower,
        Upper = figure.Upper,
    };
}
