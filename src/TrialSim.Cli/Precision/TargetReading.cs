using System.Globalization;
using TrialSim.Characteristics;
using TrialSim.Cli.Commands;
using TrialSim.Precision;
using TrialSim.Quantities;
using TrialSim.Scenarios;

namespace TrialSim.Cli.Precision;

/// <summary>Reads targets of precision: "0.002", or "WORDS=0.002" with words of the results.</summary>
internal static class TargetReading
{
    private const string Option = "--mcse";

    /// <summary>All targets.</summary>
    /// <exception cref="RefusedException">One is none, or two are for the same figures.</exception>
    /// <param name="texts">What was written.</param>
    /// <param name="scenario">Whose figures are named.</param>
    /// <param name="withDifferences">Whether differences between cells can be named.</param>
    public static IReadOnlyList<PrecisionTarget> Read(IReadOnlyList<string> texts, Scenario scenario, bool withDifferences = false)
    {
        var vocabulary = FigureVocabulary.Of(scenario) with { HasDifferences = withDifferences };
        var targets = new List<PrecisionTarget>();
        foreach (string text in texts)
        {
            var target = Read(text, vocabulary);
            targets.Add(targets.Any(t => t with { Mcse = target.Mcse } == target)
                ? throw Refused(text, $"there is a target for {target.Describe()} already. Give one.")
                : target);
        }

        return targets;
    }

    /// <summary>A Monte Carlo standard error.</summary>
    /// <exception cref="RefusedException">It is none.</exception>
    public static double ReadError(string text, string whole) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double mcse) && mcse > 0 && double.IsFinite(mcse)
            ? mcse
            : throw Refused(whole, "that is no Monte Carlo standard error. Use a number above 0, such as 0.002; for some figures only, such as 'rejection-rate=0.002' or 'type-m of interaction=0.01'.");

    private static PrecisionTarget Read(string text, FigureVocabulary vocabulary)
    {
        int equals = text.LastIndexOf('=');
        var target = new PrecisionTarget { Mcse = ReadError(text[(equals + 1)..], text) };
        string words = equals < 0 ? string.Empty : text[..equals].Trim();
        if (equals >= 0 && words.Length == 0)
        {
            throw Refused(text, "no figure is named before \"=\". Name some, or leave \"=\" out to mean every figure.");
        }

        while (words.Length > 0)
        {
            (target, string word) = Next(target, words, vocabulary, text);
            words = words[word.Length..].TrimStart();
        }

        return equals < 0 || target.Named > 0 || target.OfDifferences ? target : throw Refused(text, "no figure is named before \"=\". Use the words of the results, such as \"rejection-rate\".");
    }

    // The longest name at the head of the words, for names may hold blanks; then a week; then a word between names.
    private static (PrecisionTarget Target, string Word) Next(PrecisionTarget target, string words, FigureVocabulary known, string text)
    {
        string first = words.Split(' ')[0];
        string? name = known.Words.Where(w => words.StartsWith(w, StringComparison.Ordinal) && (words.Length == w.Length || words[w.Length] == ' ')).MaxBy(w => w.Length);
        if (name is not null)
        {
            return (With(target, name, known) ?? throw Refused(text, $"\"{name}\" names what is named already. Name each of analysis or rule, claim, measure, arm, subgroup, biomarker or event, and week once."), name);
        }

        if (double.TryParse(first, NumberStyles.Float, CultureInfo.InvariantCulture, out double week))
        {
            return target.Visit is null && known.Visits.Contains(week)
                ? (target with { Visit = week }, first)
                : throw Refused(text, $"week {first} is no visit, or the second week named. Visits are at weeks {string.Join(", ", known.Visits.Select(v => v.ToString(CultureInfo.InvariantCulture)))}.");
        }

        return FigureWords.Fillers.Contains(first)
            ? (target, first)
            : throw Refused(text, $"no figure is called \"{Spelling.Quotable(first)}\". {Spelling.Suggest(first, known.Words, "Known")}");
    }

    private static PrecisionTarget? With(PrecisionTarget target, string name, FigureVocabulary known) => target switch
    {
        // an analysis may have the name of the event that it tests
        { Variable: null, Measure: { } measure } when Measures.OfVariables.Contains(measure) && known.Variables.Contains(name) => target with { Variable = name },
        { OfDifferences: false } when known.HasDifferences && name == FigureWords.Difference => target with { OfDifferences = true },
        { Analysis: null } when known.Analyses.Contains(name) => target with { Analysis = name },
        { Measure: null } when known.Measures.Contains(name) => target with { Measure = name },
        { Claim: null } when known.Claims.Contains(name) => target with { Claim = name },
        { Arm: null } when known.Arms.Contains(name) => target with { Arm = name },
        { Subgroup: null } when known.Subgroups.Contains(name) => target with { Subgroup = name },
        { Variable: null } when known.Variables.Contains(name) => target with { Variable = name },
        _ => null,
    };

    private static RefusedException Refused(string text, string why) => new($"{Option}: \"{Spelling.Quotable(text)}\": {why}");
}
