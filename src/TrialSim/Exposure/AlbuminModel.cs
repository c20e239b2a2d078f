using TrialSim.Quantities;

namespace TrialSim.Exposure;

/// <summary>Serum albumin: normal.</summary>
public sealed record AlbuminModel
{
    /// <summary>Mean, g/dL.</summary>
    public required GramsPerDecilitre Mean { get; init; }

    /// <summary>Standard deviation, g/dL; at most a fifth of the mean.</summary>
    public required GramsPerDecilitre Sd { get; init; }

    /// <summary>The model in words.</summary>
    public string Describe() => $"albumin {Mean.Value:0.####} g/dL (SD {Sd.Value:0.####})";

    /// <summary>Reports a spread with which a normal concentration could come near 0.</summary>
    internal void Check(ScenarioPlace place)
    {
        if (5 * Sd.Value > Mean.Value)
        {
            place.At("sd").Breach(
                $"{Sd.Value} is more than a fifth of the mean {Mean.Value}, so that albumin could come near 0.", "Use a smaller standard deviation.");
        }
    }
}
