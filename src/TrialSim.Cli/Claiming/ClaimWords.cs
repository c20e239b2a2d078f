using System.Globalization;
using TrialSim.Characteristics;

namespace TrialSim.Cli.Claiming;

/// <summary>The answer about a finding in a few sentences that can be quoted.</summary>
internal static class ClaimWords
{
    private const double QuotedPrior = 0.1;
    private const double QuotedPower = 0.9;

    /// <summary>The sentences, one paragraph each.</summary>
    public static IEnumerable<string> Of(ClaimAnswer answer)
    {
        var scenario = answer.Question.Truths[0].Scenario;
        var worst = answer.WorstNull!;
        var predictive = answer.Truths.Where(t => t.Truth.IsPredictive).ToList();
        yield return $"A trial of {scenario.Design.Patients.Value} patients like this shows {answer.Question.Finding.Describe()} with probability "
            + $"{Series(predictive, t => Number(t.AtLeast.Value))}, and with probability {Number(worst.AtLeast.Value)} where the marker is not predictive "
            + $"(\"{worst.Truth.Name}\", the null that shows it most often).";
        if (answer.Truths[0] is { Truth.IsPredictive: true } given && given.Reversed.Value > given.AtLeast.Value)
        {
            yield return "The finding points away from what is true in the scenario; NAME-p=VALUE:adverse asks about one in the other direction.";
        }

        var contrasts = answer.Contrasts.Where(c => c.Null == worst.Truth.Name).ToList();
        if (contrasts.All(c => double.IsFinite(c.AtLeast.Value)))
        {
            string near = contrasts.All(c => double.IsFinite(c.Near.Value))
                ? $"; where the p-value was just that and no smaller, with probability {Series(contrasts, c => c.Truth, c => Worth(c.Near))}"
                : string.Empty;
            yield return $"Its likelihood ratio against that null is {Series(contrasts, c => c.Truth, c => Number(c.AtLeast.Value))}. If one such marker in ten is truly "
                + $"predictive, the finding is true with probability {Series(contrasts, c => c.Truth, c => Worth(c.AtLeast))}{near}.";
        }

        var exaggerated = predictive.Where(t => double.IsFinite(t.Exaggeration.Value)).ToList();
        var confirmable = predictive.Where(t => t.Confirmations.Any(c => c.Wanted == QuotedPower)).ToList();
        yield return (exaggerated.Count > 0 ? $"Such a finding shows on average {Series(exaggerated, t => Number(t.Exaggeration.Value) + " times")} the true effect. " : string.Empty)
            + (confirmable.Count > 0 ? $"To confirm it with 90% power takes {Series(confirmable, t => Patients(t.Confirmations.First(c => c.Wanted == QuotedPower)))}." : string.Empty);
    }

    private static string Series(List<ClaimUnderTruth> truths, Func<ClaimUnderTruth, string> write) => Series(truths, t => t.Truth.Name, write);

    // "0.54 (as given), 0.13 (half of it) and 0.034 (a quarter)"
    private static string Series<T>(List<T> items, Func<T, string> name, Func<T, string> write)
    {
        string[] parts = [.. items.Select(item => $"{write(item)} ({name(item)})")];
        return parts.Length == 1 ? parts[0] : $"{string.Join(", ", parts[..^1])} and {parts[^1]}";
    }

    private static string Worth(in Estimate ratio) => Number(PredictiveValue.Of(QuotedPrior, ratio).Value);

    private static string Patients(Confirmation confirmation) =>
        confirmation.Patients is { } patients ? patients.ToString("N0", CultureInfo.InvariantCulture) + " patients" : "more than 100,000 patients";

    // two digits: the tables have the errors
    private static string Number(double value) => value is > 0 and < 1000
        ? value.ToString("F" + Math.Clamp(1 - (int)Math.Floor(Math.Log10(value)), 0, 12), CultureInfo.InvariantCulture)
        : value.ToString("N0", CultureInfo.InvariantCulture);
}
