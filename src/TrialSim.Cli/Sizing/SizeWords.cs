using System.Globalization;
using TrialSim.Sizing;

namespace TrialSim.Cli.Sizing;

/// <summary>Answers in sentences that can be quoted.</summary>
internal static class SizeWords
{
    /// <summary>All answers, truth by truth; powers without an answer for the same reason share a sentence.</summary>
    public static IEnumerable<string> Of(SizeResult result)
    {
        foreach (var truth in result.Question.Truths)
        {
            SizeAnswer[] answers = [.. result.Answers.Where(a => a.Truth == truth)];
            foreach (var answer in answers.Where(a => a.Value is not null))
            {
                yield return Of(result.Question, answer);
            }

            foreach (var same in answers.Where(a => a.Value is null).GroupBy(a => a.Unknown))
            {
                yield return $"No {result.Question.Knob.Name} for {Percents(same.Select(a => a.Wanted))} power (truth: {truth.Name}). {same.Key}";
            }
        }
    }

    /// <summary>"72 patients [68, 72] give interaction 80% power (truth: raison-2013): 36 infliximab, 36 placebo."</summary>
    public static string Of(SizeQuestion question, SizeAnswer answer)
    {
        if (answer.Value is not { } value)
        {
            return $"No {question.Knob.Name} for {Percent(answer.Wanted)} power (truth: {answer.Truth.Name}). {answer.Unknown}";
        }

        string note = question.Knob.Note(answer.Truth.Scenario, value) is { } words ? $": {words}" : string.Empty;
        var (unit, verb) = question.Knob.Words(value);
        bool falls = answer.Falls && !question.Knob.WantsLargest;
        string contradicted = answer.IsContradicted ? "; the check contradicts it (see the warning)" : string.Empty;
        string widened = answer.IsWidened ? " (interval widened: the powers do not lie on a line)" : string.Empty;
        return $"{(falls ? "At most " : string.Empty)}{Value(question.Knob, value)} {unit} {Interval(question.Knob, answer)}{widened} {verb} {question.GoalName} {Percent(answer.Wanted)} power"
            + $"{(falls ? $", which falls as {question.Knob.Name} rise" : string.Empty)} (truth: {answer.Truth.Name}){note}{contradicted}.";
    }

    /// <summary>Warnings; powers that share one share its sentence.</summary>
    public static IEnumerable<string> Warnings(SizeResult result) =>
        from answer in result.Answers
        from warning in answer.Warnings
        group answer by (answer.Truth.Name, warning) into same
        select $"{same.Key.Name}, {Percents(same.Select(a => a.Wanted))}: {same.Key.warning}";

    /// <summary>"[252, 264]".</summary>
    public static string Interval(Knob knob, SizeAnswer answer) =>
        answer is { Lower: { } lower, Upper: { } upper } ? $"[{Value(knob, lower)}, {Value(knob, upper)}]" : "-";

    /// <summary>A value with the knob's decimals.</summary>
    public static string Value(Knob knob, double? value) => value is { } known ? known.ToString("F" + knob.Decimals, CultureInfo.InvariantCulture) : "-";

    /// <summary>"80%".</summary>
    public static string Percent(double power) => string.Create(CultureInfo.InvariantCulture, $"{100 * power:0.##}%");

    /// <summary>"80%, 85% and 90%".</summary>
    public static string Percents(IEnumerable<double> powers)
    {
        string[] parts = [.. powers.Select(Percent)];
        return parts.Length == 1 ? parts[0] : $"{string.Join(", ", parts[..^1])} and {parts[^1]}";
    }
}
