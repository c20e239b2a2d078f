using TrialSim.Numerics;

namespace TrialSim.Trials;

/// <summary>The natural logarithm of CRP in mg/L.</summary>
public sealed record LogCoding : MarkerCoding
{
    /// <inheritdoc/>
    internal override void Code(TrialBlock trial, Span<Lanes> marker) => trial.BaselineLogCrp.CopyTo(marker);

    /// <inheritdoc/>
    public override string Describe() => "ln CRP";
}
