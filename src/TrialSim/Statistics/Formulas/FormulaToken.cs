namespace TrialSim.Statistics.Formulas;

/// <summary>A word, number or sign of a formula.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As written; a name without its backticks.</param>
/// <param name="Position">Number of its first character, from 1.</param>
internal readonly record struct FormulaToken(FormulaTokenKind Kind, string Text, int Position);
