namespace TrialSim.Statistics.Formulas;

/// <summary>A term of a model and its columns in the model matrix.</summary>
/// <param name="Label">The term as R labels it: BASVAL, THERAPY:log(CRP); (Intercept) for the constant.</param>
/// <param name="First">Number of its first column, from 0.</param>
/// <param name="Count">Number of its columns.</param>
/// <param name="Variables">Labels of the variables that it multiplies.</param>
public sealed record ModelTerm(string Label, int First, int Count, IReadOnlyList<string> Variables);
