using System.Globalization;
using TrialSim.Characteristics;
using TrialSim.Cli.Reports;
using TrialSim.Cli.Sizing;
using TrialSim.Findings;
using TrialSim.Sizing;

namespace TrialSim.Cli.Claiming;

/// <summary>The answer about a finding in a few sentences that can be quoted.</summary>
internal static class ClaimWords
{
    private const double QuotedPrior = 0.1;
    private const double QuotedPower = 0.9;

    /// <summary>The sentences, one paragraph each.</summary>
    public static IEnumerable<string> Of(ClaimAnswer answer)
    {
        var predictive = answer.Truths.Where(t => t.Truth.IsPredictive).ToList();
        string finding = answer.Question.Finding.Describe();
        if (answer.Truths.All(t => t.AtLeast.Value == 0))
        {
            yield return $"None of {Count(answer)} trials simulated under each truth shows {finding}: it is too rare for so few, or it contradicts itself. Nothing can be said of its worth.";
            yield break;
        }

        yield return HowOften(answer, predictive, finding);
        if (answer.Truths[0] is { Truth.IsPredictive: true } given && given.Reversed.Value > given.AtLeast.Value)
        {
            yield return "The finding points away from what is true in the scenario; written with :adverse, or without it where it is there, it asks about the other direction.";
        }

        yield return Worth(answer);
        string claimed = Confirming(predictive);
        var exaggerated = predictive.Where(t => double.IsFinite(t.Exaggeration.Value)).ToList();
        yield return (exaggerated.Count > 0 ? $"Such a finding shows on average {Series(exaggerated, t => Number(t.Exaggeration.Value) + " times")} the true effect. " : string.Empty) + claimed;
    }

    /// <summary>What should be known about the sizes that confirm; powers that share a warning share its sentence.</summary>
    public static IEnumerable<string> Warnings(ClaimAnswer answer) =>
        from truth in answer.Truths
        from confirmation in truth.Confirmations
        from warning in confirmation.Answer?.Warnings ?? []
        group confirmation.Wanted by (truth.Truth.Name, warning) into same
        select $"patients to confirm it, {same.Key.Name}, {SizeWords.Percents(same)}: {same.Key.warning}";

    private static string HowOften(ClaimAnswer answer, List<ClaimUnderTruth> predictive, string finding)
    {
        var worst = answer.WorstNull!;
        return $"A trial of {answer.Question.Truths[0].Scenario.Design.Patients.Value} patients like this shows {finding} with probability "
            + $"{Series(predictive, t => Number(t.AtLeast.Value))}, and " + (worst.AtLeast.Value > 0
                ? $"with probability {Number(worst.AtLeast.Value)} where the marker is not predictive (\"{worst.Truth.Name}\", the null that shows it most often)."
                : $"in none of {Count(answer)} trials where the marker is not predictive.");
    }

    private static string Worth(ClaimAnswer answer)
    {
        var contrasts = answer.Contrasts.Where(c => c.Null == answer.WorstNull!.Truth.Name).ToList();
        if (!contrasts.Any(c => double.IsFinite(c.AtLeast.Value)))
        {
            return "Its likelihood ratio cannot be said: too few of the simulated trials show it. Simulate more with --replicates.";
        }

        const string Prior = "If one such marker in ten is truly predictive, the marker is predictive with probability";
        string atLeast = Series(contrasts, c => c.Truth, c => Ratio(c.AtLeast));
        string worth = Series(contrasts, c => c.Truth, c => Worth(c.AtLeast));
        return answer.Question.IsOneReportedP && contrasts.Any(c => double.IsFinite(c.Near.Value))
            ? $"Against that null, the likelihood ratio of the reported p-value is {Series(contrasts, c => c.Truth, c => Ratio(c.Near))}. {Prior} {Series(contrasts, c => c.Truth, c => Worth(c.Near))}. "
                + $"Of all findings at least as strong, stronger ones among them, the ratio is {atLeast} and the probability {worth}."
            : $"The likelihood ratio of a finding at least as strong against that null is {atLeast}. {Prior} {worth}.";
    }

    private static string Confirming(List<ClaimUnderTruth> predictive)
    {
        var sizes = predictive.SelectMany(t => t.Confirmations.Where(c => c.Wanted == QuotedPower).Select(size => (Name: t.Truth.Name, Size: size))).ToList();
        var known = sizes.Where(s => s.Size.Unknown is null).ToList();
        string text = known.Count == 0 ? string.Empty : $"To confirm it with 90% power takes {Series(known, s => s.Name, s => Patients(s.Size))}.";
        foreach (var unknown in sizes.Where(s => s.Size.Unknown is not null).GroupBy(s => s.Size.Unknown))
        {
            string which = unknown.Count() == sizes.Count ? string.Empty : $" ({string.Join(", ", unknown.Select(s => s.Name))})";
            text += $"{(text.Length == 0 ? string.Empty : " ")}How many patients would confirm it{which} cannot be said: {unknown.Key}.";
        }

        return text;
    }

    private static string Count(ClaimAnswer answer) => answer.Provenance.Replicates.ToString("N0", CultureInfo.InvariantCulture);

    private static string Ratio(in Estimate ratio) => double.IsFinite(ratio.Value) ? Digits.Of(ratio) : "not defined";

    private static string Series(List<ClaimUnderTruth> truths, Func<ClaimUnderTruth, string> write) => Series(truths, t => t.Truth.Name, write);

    // "0.54 (as given), 0.13 (half of it) and 0.034 (a quarter)"
    private static string Series<T>(List<T> items, Func<T, string> name, Func<T, string> write)
    {
        string[] parts = [.. items.Select(item => $"{write(item)} ({name(item)})")];
        return parts.Length == 1 ? parts[0] : $"{string.Join(", ", parts[..^1])} and {parts[^1]}";
    }

    private static string Worth(in Estimate ratio) => double.IsFinite(ratio.Value) ? Number(PredictiveValue.Of(QuotedPrior, ratio).Value) : "not defined";

    // "332 patients [320, 344]"
    private static string Patients(Confirmation confirmation) => confirmation.Patients is { } patients
        ? string.Create(CultureInfo.InvariantCulture, $"{patients:N0} patients [{confirmation.Answer!.Lower:N0}, {confirmation.Answer.Upper:N0}]")
        : string.Create(CultureInfo.InvariantCulture, $"more than {PatientsKnob.Most:N0} patients");

    // two digits: the tables have the errors
    private static string Number(double value) => value is > 0 and < 1000
        ? value.ToString("F" + Math.Clamp(1 - (int)Math.Floor(Math.Log10(value)), 0, 12), CultureInfo.InvariantCulture)
        : value.ToString("N0", CultureInfo.InvariantCulture);
}
