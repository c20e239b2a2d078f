using System.Globalization;
using TrialSim.Characteristics;
using TrialSim.Cli.Reports;
using TrialSim.Cli.Sizing;
using TrialSim.Findings;
using TrialSim.Sizing;

namespace TrialSim.Cli.Claiming;

/// <summary>The tables about a finding.</summary>
internal static class ClaimPageTables
{
    private static readonly PatientsKnob Patients = new();

    /// <summary>The tables in their order; those that would be empty are left out.</summary>
    public static IEnumerable<ReportTable> Of(ClaimAnswer answer)
    {
        yield return new(
            "How often trials show it",
            ["truth", "as strong, this way", "as strong, reversed", "near the observed p"],
            [.. answer.Truths.Select(t => (string[])[t.Truth.Name, Digits.Of(t.AtLeast), Digits.Of(t.Reversed), Digits.Of(t.Near)])]);
        bool hasNear = answer.Contrasts.Any(c => double.IsFinite(c.Near.Value));
        yield return new(
            "Likelihood ratios of truths against nulls",
            ["truth", "null", "as strong, this way", "near the observed p"],
            [.. answer.Contrasts.Select(c => (string[])[c.Truth, c.Null, Digits.Of(c.AtLeast), Digits.Of(c.Near)])]);
        string worst = answer.WorstNull!.Truth.Name;
        yield return Worth(answer, worst, "a finding as strong", point => point.AtLeast);
        if (hasNear)
        {
            yield return Worth(answer, worst, "a p-value near the observed", point => point.Near);
        }

        yield return new(
            "What such a finding claims",
            ["truth", "true value", "claimed on average", "exaggeration", "wrong sign"],
            [.. answer.Truths.Select(t => (string[])[t.Truth.Name, Digits.Of(t.Value), Digits.Of(t.Claimed), Digits.Of(t.Exaggeration), Digits.Of(t.SignError)])]);
        if (answer.Question.Confirming is not { } confirming)
        {
            yield break;
        }

        yield return new(
            $"What would confirm it: {confirming.Name} significant this way in a trial of the same design",
            ["truth", "wanted power", "patients", "99% interval", "by the line", "in the check"],
            [
                .. from t in answer.Truths
                   from c in t.Confirmations
                   select (string[])[t.Truth.Name, Digits.Plain(c.Wanted), .. Size(c)],
            ]);
    }

    private static ReportTable Worth(ClaimAnswer answer, string worst, string given, Func<PredictiveCurvePoint, Estimate> value)
    {
        ClaimContrast[] contrasts = [.. answer.Contrasts.Where(c => c.Null == worst)];
        return new(
            $"Probability that the marker is predictive, given {given}; against the null \"{worst}\"",
            ["beforehand", .. contrasts.Select(c => c.Truth)],
            [.. answer.Question.Priors.Select((prior, i) => (string[])[Digits.Plain(prior), .. contrasts.Select(c => Digits.Of(value(c.PredictiveValues[i])))])]);
    }

    private static string[] Size(Confirmation confirmation) => confirmation.Answer is { Value: not null } answer
        ? [SizeWords.Value(Patients, answer.Value), SizeWords.Interval(Patients, answer), Digits.Of(answer.PowerByLine), Digits.Of(answer.Check!.Power)]
        : ["-", "-", "-", "-"];
}
