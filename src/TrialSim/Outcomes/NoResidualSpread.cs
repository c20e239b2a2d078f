using TrialSim.Numerics;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>Residuals spread alike in all patients.</summary>
public sealed record NoResidualSpread : ResidualSpread
{
    /// <inheritdoc/>
    internal override void Write(TrialBlock trial, Span<Lanes> factors) => factors.Fill(Lanes.One);

    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) => "residuals that spread alike in all patients";
}
