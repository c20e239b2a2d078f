using System.Globalization;
using System.Text.RegularExpressions;
using TrialSim.Numerics;

namespace TrialSim.Atlas;

/// <summary>The sentences of shipped records, about another biomarker than CRP.</summary>
/// <param name="marker">The biomarker as a sentence names it.</param>
/// <param name="unit">Its unit after a number, with the space.</param>
/// <param name="level">From a level of CRP in mg/L to the biomarker's.</param>
/// <param name="perUnit">Standard deviations of ln CRP in one of the biomarker's logarithm.</param>
internal sealed partial class TranslatedWords(string marker, string unit, Func<double, double> level, double perUnit)
{
    /// <summary>A sentence about the biomarker.</summary>
    public string Of(string sentence)
    {
        string words = Amounts().Replace(sentence, amount => Text(level(Number(amount))) + unit);
        words = Slopes().Replace(words, slope => $"{Text(Number(slope) * perUnit)} points");
        words = Factors().Replace(words, factor => $"{Text(Portable.Exp(Portable.Log(Number(factor)) * perUnit))} times");
        words = Differences().Replace(words, difference => $"by {Text(Number(difference) / perUnit)} on the ln scale");
        return words
            .Replace("Inflamed patients", $"Patients with high {marker}", StringComparison.Ordinal)
            .Replace("the inflamed", $"those with high {marker}", StringComparison.Ordinal)
            .Replace("patients without inflammation", $"patients with low {marker}", StringComparison.Ordinal)
            .Replace("CRP", marker, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(\d+(?:\.\d+)?) mg/L")]
    private static partial Regex Amounts();

    [GeneratedRegex(@"(\d+(?:\.\d+)?) points(?= for each unit of ln CRP)")]
    private static partial Regex Slopes();

    [GeneratedRegex(@"(\d+(?:\.\d+)?) times(?= for each unit of ln CRP)")]
    private static partial Regex Factors();

    [GeneratedRegex(@"by (\d+(?:\.\d+)?) on the ln scale")]
    private static partial Regex Differences();

    private static double Number(Match match) => double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);

    private static string Text(double value) => value.ToString("G3", CultureInfo.InvariantCulture);
}
