namespace TrialSim.Characteristics;

/// <summary>What a simulation run found: provenance and figures.</summary>
/// <param name="Provenance">What was run.</param>
/// <param name="Figures">Every figure, each with its Monte Carlo error; per analysis first, then per arm, subgroup and visit.</param>
public sealed record OperatingCharacteristics(Provenance Provenance, IReadOnlyList<Figure> Figures);
