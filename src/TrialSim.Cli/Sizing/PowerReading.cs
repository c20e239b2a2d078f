using System.Globalization;
using TrialSim.Cli.Commands;
using TrialSim.Quantities;
using TrialSim.Sizing;

namespace TrialSim.Cli.Sizing;

/// <summary>Reads wanted powers and the wanted error.</summary>
internal static class PowerReading
{
    /// <summary>The powers, each once, in the order in which they are given.</summary>
    /// <exception cref="RefusedException">One of them is none, or not above the goal's level.</exception>
    public static IReadOnlyList<double> Powers(IReadOnlyList<string> texts, SizeQuestion question)
    {
        double[] powers = [.. texts.Select(Power).Distinct()];
        var analysis = question.Analysis(question.Truths[0].Scenario);
        return analysis is not null && powers.FirstOrDefault(p => p <= analysis.Alpha.Value) is > 0 and var low
            ? throw new RefusedException(string.Create(
                CultureInfo.InvariantCulture, $"--power: {low} is not above the level of {analysis.Name}, {analysis.Alpha.Value}: a trial in which nothing works has that power. Use a larger number, such as 0.8."))
            : powers;
    }

    /// <summary>The error; null where none is given.</summary>
    /// <exception cref="RefusedException">It is none.</exception>
    public static double? Error(string? text) => text is null ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double error) && error is >= 0.0001 and <= 0.05
            ? error
            : throw new RefusedException($"--mcse: \"{Spelling.Quotable(text)}\" is no standard error of a power that can be had. Use a number from 0.0001 to 0.05, such as 0.002.");

    private static double Power(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double power) && power is >= 0.01 and <= 0.999
            ? power
            : throw new RefusedException($"--power: \"{Spelling.Quotable(text)}\" is no power to plan for. Use a number from 0.01 to 0.999, such as 0.8.");
}
