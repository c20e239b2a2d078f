using TrialSim.Quantities;

namespace TrialSim.Exposure;

/// <summary>How much of the target a concentration holds: the bound fraction of TNF, C / (C + Kss), by quasi-steady-state binding.</summary>
/// <remarks>
/// Source of Kss: Berends and others (2019), J Pharmacokinet Pharmacodyn, doi 10.1007/s10928-019-09652-5: 13.6 nM in 20 patients with ulcerative colitis.
/// </remarks>
public sealed record EngagementModel
{
    /// <summary>Concentration that holds half of the target, micrograms/mL.</summary>
    public MicrogramsPerMillilitre HalfSaturation { get; init; } = new(2.03);

    /// <summary>Which concentration counts at a visit: that of the moment unless said.</summary>
    public EngagementTiming Timing { get; init; } = new MomentaryEngagement();

    /// <summary>The bound fraction at a concentration in micrograms/mL; 0 to 1.</summary>
    public double At(double concentration) => concentration / (concentration + HalfSaturation.Value);

    /// <summary>The model in words.</summary>
    public string Describe() => $"half of TNF held at {HalfSaturation.Value:0.####} ug/mL, {Timing.Describe()}";
}
