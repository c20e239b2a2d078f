using TrialSim.Statistics.Data;
using TrialSim.Statistics.Formulas;

namespace TrialSim.Statistics.MixedModels;

/// <summary>A formula with random effects as lme4 reads it: <c>Reaction ~ Days + (Days | Subject)</c>.</summary>
/// <remarks>
/// (effects | group) varies all effects together, with a full covariance matrix; (effects || group) varies each term by itself;
/// (1 | a/b) stands for (1 | b:a) + (1 | a). Source: Bates, Maechler, Bolker and Walker (2015), J Stat Softw 67(1), section 2.
/// </remarks>
public sealed class MixedFormula
{
    private MixedFormula(Formula fixedEffects, IReadOnlyList<RandomTerm> random)
    {
        FixedEffects = fixedEffects;
        RandomTerms = random;
    }

    /// <summary>The response and the fixed effects.</summary>
    public Formula FixedEffects { get; }

    /// <summary>The random terms, as written.</summary>
    public IReadOnlyList<RandomTerm> RandomTerms { get; }

    /// <summary>Names of all columns that the formula reads.</summary>
    public IReadOnlyList<string> Columns =>
    [
        .. FixedEffects.Columns.Concat(RandomTerms.SelectMany(t => t.Effects.Columns.Concat(t.Grouping))).Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Reads a formula.</summary>
    /// <param name="text">The formula with at least one random term.</param>
    /// <param name="table">The table whose columns "." stands for; null where there is none.</param>
    /// <exception cref="StatisticsInputException">It cannot be read, or has no random term.</exception>
    public static MixedFormula Parse(string text, DataTable? table = null)
    {
        int tilde = text.IndexOf('~', StringComparison.Ordinal);
        var summands = Summands(text, tilde + 1).ToList();
        string[] fixedParts = [.. summands.Where(s => !IsRandom(s))];
        RandomTerm[] random = [.. summands.Where(IsRandom).SelectMany(s => Terms(s, text))];
        if (random.Length == 0)
        {
            throw new StatisticsInputException($"formula \"{text}\": no random term.", "Add one, such as \"(1 | PATIENT)\", or fit a linear model.");
        }

        string predictor = fixedParts.Length == 0 ? "1" : string.Join(" + ", fixedParts);
        return new(Formula.Parse(text[..(tilde + 1)] + " " + predictor, table), random);
    }

    // parts of the right side between + signs outside parentheses
    private static IEnumerable<string> Summands(string text, int start)
    {
        int depth = 0;
        for (int i = start; i < text.Length; i++)
        {
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (text[i] == '+' && depth == 0)
            {
                yield return text[start..i].Trim();
                start = i + 1;
            }
        }

        yield return text[start..].Trim();
    }

    private static bool IsRandom(string summand) => summand.Contains('|', StringComparison.Ordinal);

    private static IEnumerable<RandomTerm> Terms(string summand, string text)
    {
        int bar = summand.IndexOf('|', StringComparison.Ordinal);
        bool apart = summand[(bar + 1)..].StartsWith('|');
        string grouping = summand.TrimEnd(')')[(apart ? bar + 2 : bar + 1)..];
        if (!summand.StartsWith('(') || !summand.EndsWith(')') || grouping.AsSpan().IndexOfAny("|()+~") >= 0 || string.IsNullOrWhiteSpace(grouping))
        {
            throw new StatisticsInputException(
                $"formula \"{text}\": \"{summand}\" is no random term.", "Write each as a summand of its own, such as \"(1 + WEEK | PATIENT)\".");
        }

        string effects = summand[1..bar];
        return
            from columns in Groupings(grouping)
            from formula in apart ? Apart(Formula.Parse("~" + effects)) : [Formula.Parse("~" + effects)]
            select new RandomTerm(formula, columns);
    }

    // a/b is b within a, and a
    private static IEnumerable<string[]> Groupings(string grouping)
    {
        string[] nested = grouping.Split('/');
        for (int depth = nested.Length; depth >= 1; depth--)
        {
            yield return [.. nested.Take(depth).Reverse().SelectMany(part => part.Split(':')).Select(name => name.Trim().Trim('`'))];
        }
    }

    private static IEnumerable<Formula> Apart(Formula effects)
    {
        string[] terms = [.. effects.TermLabels.Select(label => "~ 0 + " + label)];
        return (effects.HasIntercept ? terms.Prepend("~ 1") : terms).Select(term => Formula.Parse(term));
    }
}
