namespace TrialSim.Assurance;

/// <summary>A piece of a prior and its share of the probability.</summary>
/// <param name="Weight">The share, above 0.</param>
/// <param name="Law">The piece.</param>
internal readonly record struct WeightedLaw(double Weight, EffectLaw Law);
