using TrialSim.Quantities;

namespace TrialSim.Assurance;

/// <summary>One part of a mixture.</summary>
public sealed record PriorPart
{
    /// <summary>Its share of the probability.</summary>
    public required Share Weight { get; init; }

    /// <summary>What is believed if this part is right.</summary>
    public required TruthPrior Prior { get; init; }
}
