using System.Globalization;
using TrialSim.Characteristics;

namespace TrialSim.Precision;

/// <summary>Figures in words, which <c>--mcse</c> reads too: "type-m of interaction", "hamd-mean of placebo in crp>5 at week 12".</summary>
public static class FigureWords
{
    /// <summary>The word for a difference between cells.</summary>
    public const string Difference = "difference";

    /// <summary>Words between the names.</summary>
    public static IReadOnlyList<string> Fillers { get; } = ["of", "in", "at", "week"];

    /// <summary>One figure.</summary>
    public static string Of(Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        bool isOfAnalysis = figure.Analysis is not null;
        return Of(
            figure.Analysis, figure.Claim, figure.Measure, figure.Arm, isOfAnalysis ? null : figure.Subgroup, isOfAnalysis ? null : figure.Visit, figure.Variable);
    }

    /// <summary>What a target names; what it leaves open is null.</summary>
    public static string Of(string? analysis, string? claim, string? measure, string? arm, string? subgroup, double? visit, string? variable = null)
    {
        var about = new[] { analysis, claim, variable, arm }.OfType<string>().ToList();
        string text = measure is null
            ? string.Join(" of ", about)
            : string.Join(" of ", about.Prepend(measure));
        text += subgroup is null ? string.Empty : $" in {subgroup}";
        text += visit is null ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" at week {visit}");
        return text.Trim();
    }
}
