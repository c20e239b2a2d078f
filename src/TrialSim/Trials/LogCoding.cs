using TrialSim.Numerics;

namespace TrialSim.Trials;

/// <summary>The natural logarithm of a biomarker's concentration (hs-CRP: mg/L); a clinical characteristic as it is.</summary>
public sealed record LogCoding : MarkerCoding
{
    /// <inheritdoc/>
    internal override void Code(TrialBlock trial, Span<Lanes> marker) => trial.Measured(Of).CopyTo(marker);

    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) => Of.Coded();
}
