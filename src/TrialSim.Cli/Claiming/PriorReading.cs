using System.Globalization;
using TrialSim.Cli.Commands;
using TrialSim.Quantities;

namespace TrialSim.Cli.Claiming;

/// <summary>Reads probabilities beforehand.</summary>
internal static class PriorReading
{
    /// <summary>The probabilities; null where none are given.</summary>
    /// <exception cref="RefusedException">One of them is none.</exception>
    public static IReadOnlyList<double>? Read(string[]? texts) => texts is { Length: > 0 } ? [.. texts.Select(Read)] : null;

    private static double Read(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double prior) && prior is > 0 and < 1
            ? prior
            : throw new RefusedException($"--prior: \"{Spelling.Quotable(text)}\" is no probability beforehand. Use a number above 0 and below 1, such as 0.1.");
}
