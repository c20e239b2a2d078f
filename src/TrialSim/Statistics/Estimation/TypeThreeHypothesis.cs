using TrialSim.Statistics.Formulas;

namespace TrialSim.Statistics.Estimation;

/// <summary>The type III hypothesis of a term: no effect of it, averaged evenly over the other factors that modify it.</summary>
/// <remarks>
/// A term is modified by the terms that multiply it by further factors. Its main effect is then not that at the other factors' reference
/// levels, but the mean over their levels; covariates stay at 0. The same as SAS's for models without empty cells; others are refused
/// where the model is fitted, because a column of theirs is aliased. Source: Searle (1987), Linear Models for Unbalanced Data, chapter 12.
/// </remarks>
/// <param name="Term">The term as R labels it.</param>
/// <param name="Contrasts">One weight per coefficient, for as many independent combinations as the term has columns.</param>
public sealed record TypeThreeHypothesis(string Term, IReadOnlyList<double[]> Contrasts)
{
    /// <summary>The hypotheses of all terms but the constant.</summary>
    public static IEnumerable<TypeThreeHypothesis> OfTerms(ModelDesign design)
    {
        ModelTerm[] terms = [.. design.Terms.Where(t => t.Variables.Count > 0)];
        for (int t = 0; t < terms.Length; t++)
        {
            int number = t;
            var columns = Columns(design, terms, t);
            yield return new(terms[t].Label, [.. columns.Select(own => Contrast(design, terms, number, own))]);
        }
    }

    private static double[] Contrast(ModelDesign design, ModelTerm[] terms, int term, Dictionary<string, int> own)
    {
        var contrast = new double[design.Names.Count];
        var covariates = Covariates(design, terms[term]);
        for (int u = 0; u < terms.Length; u++)
        {
            if (!Covariates(design, terms[u]).SetEquals(covariates))
            {
                continue;
            }

            foreach (var (column, levels) in Columns(design, terms, u).Index())
            {
                contrast[terms[u].First + column] = Weight(design, terms[term], term, own, levels);
            }
        }

        return contrast;
    }

    // how far a column of a term takes part in a contrast of another
    private static double Weight(ModelDesign design, ModelTerm tested, int term, Dictionary<string, int> own, Dictionary<string, int> levels)
    {
        double weight = 1;
        foreach (var (variable, level) in levels)
        {
            weight *= own.ContainsKey(variable) ? 1 : 1.0 / design.LevelsOf(variable)!.Count;
        }

        for (int place = 0; place < tested.Variables.Count; place++)
        {
            string variable = tested.Variables[place];
            if (own.TryGetValue(variable, out int wanted))
            {
                bool isDifference = design.CodingOf(term, place) == FactorCoding.Contrasts;
                double difference = !levels.TryGetValue(variable, out int level) ? (isDifference ? 0 : 1)
                    : level == wanted ? 1
                    : isDifference && level == 0 ? -1
                    : 0;
                weight *= difference;
            }
        }

        return weight;
    }

    private static HashSet<string> Covariates(ModelDesign design, ModelTerm term) =>
        [.. term.Variables.Where(v => design.LevelsOf(v) is null)];

    // for each column of a term the level that it stands for of each factor, the first factor's changing fastest
    private static List<Dictionary<string, int>> Columns(ModelDesign design, ModelTerm[] terms, int term)
    {
        List<Dictionary<string, int>> columns = [[]];
        foreach (var (place, variable) in terms[term].Variables.Index())
        {
            if (design.LevelsOf(variable) is { } levels)
            {
                int first = design.CodingOf(term, place) == FactorCoding.Contrasts ? 1 : 0;
                columns =
                [
                    .. from level in Enumerable.Range(first, levels.Count - first)
                       from column in columns
                       select new Dictionary<string, int>(column) { [variable] = level },
                ];
            }
        }

        return columns;
    }
}
