using TrialSim.Statistics.Data;

namespace TrialSim.Statistics.Formulas;

/// <summary>How a formula turns rows of data into columns of a model: levels and codings are those of the data that it was made for.</summary>
/// <remarks>
/// A factor in a term is coded by contrasts against its reference level where the term without it is part of an earlier term, else by all
/// its levels; without a constant the first factor gets all its levels. Within an interaction the first variable's columns vary fastest.
/// Source: Chambers and Hastie (1992), Statistical Models in S, section 2.4.
/// </remarks>
public sealed class ModelDesign
{
    private readonly ModelVariable[] variables;
    private readonly List<(FormulaTerm Term, FactorCoding[] Codings)> coded = [];

    private ModelDesign(Formula formula, DataTable frame)
    {
        Formula = formula;
        variables = [.. formula.Variables.Select(v => new ModelVariable(v, frame))];
        var names = new List<string>();
        var terms = new List<ModelTerm>();
        if (formula.HasIntercept)
        {
            names.Add("(Intercept)");
            terms.Add(new("(Intercept)", 0, 1, []));
        }

        bool owesAllLevels = !formula.HasIntercept;
        foreach (var term in formula.Terms)
        {
            FactorCoding[] codings = [.. term.Variables.Select(v => CodingOf(term, v, ref owesAllLevels))];
            string[] own = Cross(term.Variables.Select((v, i) => variables[v].Names(codings[i])), (a, b) => $"{a}:{b}");
            terms.Add(new(formula.LabelOf(term), names.Count, own.Length, [.. term.Variables.Select(v => variables[v].Label)]));
            names.AddRange(own);
            coded.Add((term, codings));
        }

        (Names, Terms) = (names, terms);
    }

    /// <summary>The formula.</summary>
    public Formula Formula { get; }

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The terms with their columns, the constant first.</summary>
    public IReadOnlyList<ModelTerm> Terms { get; }

    /// <summary>Names of the table's columns that the predictor reads.</summary>
    public IReadOnlyList<string> Predictors => [.. variables.SelectMany(v => v.Columns).Distinct(StringComparer.Ordinal)];

    /// <summary>The design for the data of a fit.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="frame">The rows that will be analysed, see <see cref="Formula.CompleteRows"/>.</param>
    /// <exception cref="StatisticsInputException">No rows, a column is not there, or a factor has one level.</exception>
    public static ModelDesign Of(Formula formula, DataTable frame) => frame.Rows > 0
        ? new(formula, frame)
        : throw new StatisticsInputException(
            $"no row is complete for the formula \"{formula}\".", "Check the columns for missing values and the rows that are kept.");

    /// <summary>The columns for rows of data, which need not be those of the fit.</summary>
    public ModelMatrix Build(DataTable table)
    {
        int rows = table.Rows;
        var values = new double[rows * Names.Count];
        int next = 0;
        if (Formula.HasIntercept)
        {
            Array.Fill(values, 1, 0, rows);
            next = rows;
        }

        foreach (var (term, codings) in coded)
        {
            foreach (double[] column in Cross(term.Variables.Select((v, i) => variables[v].Code(table, codings[i])), Multiply))
            {
                column.CopyTo(values, next);
                next += rows;
            }
        }

        return new(this, rows, values);
    }

    /// <summary>The response as numbers; of a factor with two levels the second is 1 and the first 0.</summary>
    /// <exception cref="StatisticsInputException">There is none, or it is neither.</exception>
    public double[] Response(DataTable frame)
    {
        var response = Formula.ResponseExpression
            ?? throw new StatisticsInputException($"formula \"{Formula}\" has no response.", "Put the response before \"~\".");
        if (response.Evaluate(frame) is not FactorColumn factor)
        {
            return Numeric.Of(response, frame).Values.ToArray();
        }

        return factor.Levels.Count == 2
            ? Array.ConvertAll(factor.Codes.ToArray(), code => (double)code)
            : throw new StatisticsInputException(
                $"the response \"{response.Label}\" has {factor.Levels.Count} different texts ({string.Join(", ", factor.Levels.Take(4))}{(factor.Levels.Count > 4 ? ", …" : string.Empty)}).",
                "A response is a column of numbers, or of two levels, the second being the event.");
    }

    /// <summary>The levels of a response that is a factor, the second being the event; null for numbers.</summary>
    public IReadOnlyList<string>? ResponseLevels(DataTable frame) => (Formula.ResponseExpression?.Evaluate(frame) as FactorColumn)?.Levels;

    /// <summary>The levels of a predictor that is a factor, reference first; null for numbers.</summary>
    public IReadOnlyList<string>? LevelsOf(string variable) => Array.Find(variables, v => v.Label == variable)?.Levels;

    /// <summary>Whether a column enters the predictor as a factor, declared or by the function factor.</summary>
    public bool IsFactor(string column) => variables.Any(v => v.Levels is not null && v.Columns.Contains(column, StringComparer.Ordinal));

    /// <summary>How a factor in a term becomes columns.</summary>
    /// <param name="term">Number of the term, the constant not counted.</param>
    /// <param name="place">Place of the factor among the term's variables.</param>
    internal FactorCoding CodingOf(int term, int place) => coded[term].Codings[place];

    private static double[] Multiply(double[] a, double[] b)
    {
        var product = new double[a.Length];
        for (int i = 0; i < product.Length; i++)
        {
            product[i] = a[i] * b[i];
        }

        return product;
    }

    // Every combination, the first list's entries varying fastest.
    private static T[] Cross<T>(IEnumerable<T[]> lists, Func<T, T, T> join) =>
        lists.Aggregate((left, right) => [.. right.SelectMany(_ => left, (b, a) => join(a, b))]);

    private FactorCoding CodingOf(FormulaTerm term, int variable, ref bool owesAllLevels)
    {
        if (variables[variable].Levels is null)
        {
            return FactorCoding.Contrasts;
        }

        var margin = term.Variables.Where(v => v != variable).ToArray();
        bool isSpanned = margin.Length == 0 || Formula.Terms.TakeWhile(t => !t.Equals(term)).Any(t => margin.All(t.Variables.Contains));
        bool all = owesAllLevels || !isSpanned;
        owesAllLevels = false;
        return all ? FactorCoding.AllLevels : FactorCoding.Contrasts;
    }
}
