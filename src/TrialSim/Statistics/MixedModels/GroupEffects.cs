namespace TrialSim.Statistics.MixedModels;

/// <summary>Predicted random effects of a term's groups: their conditional means (best linear unbiased predictions).</summary>
/// <param name="Group">The grouping.</param>
/// <param name="Effects">Names of the effects.</param>
/// <param name="Levels">The groups.</param>
/// <param name="Values">One row a group, one column an effect.</param>
public sealed record GroupEffects(string Group, IReadOnlyList<string> Effects, IReadOnlyList<string> Levels, double[,] Values);
