using TrialSim.Numerics;
using TrialSim.Quantities;

namespace TrialSim.Trials;

/// <summary>1 above a level of the marker, 0 at or below it.</summary>
public sealed record AboveCoding : MarkerCoding
{
    /// <summary>The level, mg/L.</summary>
    public required Concentration Cut { get; init; }

    /// <inheritdoc/>
    internal override void Code(TrialBlock trial, Span<Lanes> marker)
    {
        Lanes logCut = Of.Inside(Cut.Value);
        var level = trial.Measured(Of);
        for (int i = 0; i < marker.Length; i++)
        {
            marker[i] = (level[i] > logCut).ToIndicator();
        }
    }

    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) => $"{Of.InWords()} above {Cut.Value}{units.After(Of)}";
}
