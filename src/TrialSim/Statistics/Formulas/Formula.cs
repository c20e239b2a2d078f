using TrialSim.Statistics.Data;

namespace TrialSim.Statistics.Formulas;

/// <summary>
/// A model formula in the notation of Wilkinson and Rogers as R reads it: <c>CHANGE ~ BASVAL + THERAPY * log(CRP)</c>.
/// </summary>
/// <remarks>
/// Knows +, -, :, *, ^, parentheses, 0, 1, "." (every other column) and the functions of <see cref="FunctionCall.Known"/>. Terms stand in
/// R's order: by the number of variables multiplied, then as written. Source: Wilkinson and Rogers (1973), Applied Statistics 22:392-399.
/// </remarks>
public sealed class Formula
{
    internal Formula(string text, Expression? response, IReadOnlyList<Expression> variables, IReadOnlyList<FormulaTerm> terms, bool hasIntercept)
    {
        Text = text;
        ResponseExpression = response;
        Variables = variables;
        Terms = [.. terms.Where(t => t.Degree > 0).OrderBy(t => t.Degree)]; // a stable sort
        HasIntercept = hasIntercept;
    }

    /// <summary>The formula as it was written.</summary>
    public string Text { get; }

    /// <summary>The response as written; null in a one-sided formula.</summary>
    public string? Response => ResponseExpression?.Label;

    /// <summary>Whether the model has a constant.</summary>
    public bool HasIntercept { get; }

    /// <summary>The terms but the constant, in order, as R labels them.</summary>
    public IReadOnlyList<string> TermLabels => [.. Terms.Select(LabelOf)];

    /// <summary>Names of all columns that the formula reads, each once, in order of appearance, the response's first.</summary>
    public IReadOnlyList<string> Columns =>
        [.. (ResponseExpression?.Columns ?? []).Concat(Variables.SelectMany(v => v.Columns)).Distinct(StringComparer.Ordinal)];

    internal Expression? ResponseExpression { get; }

    internal IReadOnlyList<Expression> Variables { get; }

    internal IReadOnlyList<FormulaTerm> Terms { get; }

    /// <summary>Reads a formula.</summary>
    /// <param name="text">The formula, with or without a response.</param>
    /// <param name="table">The table whose columns "." stands for; null where there is none.</param>
    /// <exception cref="StatisticsInputException">It is not a formula; the message says at which character.</exception>
    public static Formula Parse(string text, DataTable? table = null) => new FormulaParser(text, table).Parse();

    /// <summary>The same model without one of its terms.</summary>
    /// <param name="label">The term as in <see cref="TermLabels"/>.</param>
    public Formula Without(string label) => new(Text, ResponseExpression, Variables, [.. Terms.Where(t => LabelOf(t) != label)], HasIntercept);

    /// <summary>The rows of a table in which nothing that the formula reads is missing.</summary>
    public DataTable CompleteRows(DataTable table) => table.DropMissing(Columns);

    /// <inheritdoc/>
    public override string ToString() => Text;

    internal string LabelOf(FormulaTerm term) => string.Join(':', term.Variables.Select(v => Variables[v].Label));
}
