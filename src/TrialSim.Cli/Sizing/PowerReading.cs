using System.Globalization;
using TrialSim.Cli.Commands;
using TrialSim.Quantities;
using TrialSim.Sizing;

namespace TrialSim.Cli.Sizing;

/// <summary>Reads wanted powers and the wanted error.</summary>
internal static class PowerReading
{
    private const double LeastRise = 1.5; // times the level: nearer to it a power hardly changes with the value
    private const long FewestTrials = 256;

    /// <summary>The powers, each once, in the order in which they are given.</summary>
    /// <exception cref="RefusedException">One of them is none, two print alike, or one is not well above the goal's level.</exception>
    public static IReadOnlyList<double> Powers(IReadOnlyList<string> texts, SizeQuestion question)
    {
        double[] powers = [.. texts.Select(Power).Distinct()];
        if (powers.GroupBy(SizeWords.Percent).FirstOrDefault(g => g.Count() > 1) is { } alike)
        {
            throw new RefusedException(string.Create(
                CultureInfo.InvariantCulture, $"--power: {alike.First()} and {alike.Last()} are both {alike.Key}: no simulation tells them apart. Give one of them."));
        }

        if (question.Analysis(question.Truths[0].Scenario) is { } analysis)
        {
            foreach (double power in powers)
            {
                RefuseLevel(power, analysis.Name, analysis.Alpha.Value);
            }
        }

        return powers;
    }

    /// <summary>The trials at the answer; null where none are given.</summary>
    /// <exception cref="RefusedException">They are too few for a line.</exception>
    public static long? Trials(long? trials) => trials is null or >= FewestTrials ? trials : throw new RefusedException(string.Create(
        CultureInfo.InvariantCulture, $"--replicates: {trials} trials tell no power that a value could be read from. Use {FewestTrials} or more, such as 10000; --mcse says it as an error of the power."));

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

    private static void RefuseLevel(double power, string name, double level)
    {
        if (power <= level)
        {
            throw new RefusedException(string.Create(
                CultureInfo.InvariantCulture, $"--power: {power} is not above the level of {name}, {level}: a trial in which nothing works has that power. Use a larger number, such as 0.8."));
        }

        if (power < (LeastRise * level) - 1e-12)
        {
            throw new RefusedException(string.Create(
                CultureInfo.InvariantCulture,
                $"--power: {power} is too near to the level of {name}, {level}, which a trial has in which nothing works: there the power hardly changes with the value. Use {LeastRise * level:0.####} or more, such as 0.8."));
        }
    }
}
