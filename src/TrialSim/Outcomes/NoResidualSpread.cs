using TrialSim.Numerics;

namespace TrialSim.Outcomes;

/// <summary>Residuals spread alike in all patients.</summary>
public sealed record NoResidualSpread : ResidualSpread
{
    /// <inheritdoc/>
    internal override void Write(ReadOnlySpan<Lanes> logCrp, Span<Lanes> factors) => factors.Fill(Lanes.One);

    /// <inheritdoc/>
    public override string Describe() => "residuals that spread alike in all patients";
}
