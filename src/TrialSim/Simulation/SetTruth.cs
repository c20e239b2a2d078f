namespace TrialSim.Simulation;

/// <summary>What is true of a set of patients. Effects are treatment - control at the final visit, HAM-D points; negative is benefit.</summary>
/// <param name="Share">Share of all patients who belong to the set.</param>
/// <param name="Effect">Mean effect of the drug on members, before the scale records it; exactly 0 where there is none. Not a number for an empty set.</param>
/// <param name="EffectOutside">The same for the others.</param>
/// <param name="Recorded">Mean effect on members' recorded scores.</param>
/// <param name="RecordedOutside">The same for the others.</param>
/// <param name="Benefit">Share of all patients who belong to the set and benefit.</param>
internal readonly record struct SetTruth(
    double Share, double Effect, double EffectOutside, double Recorded, double RecordedOutside, double Benefit)
{
    /// <summary>Standard error of <see cref="Effect"/>: the patients asked are a sample. 0 where all have the same effect.</summary>
    public double EffectError { get; init; }

    /// <summary>Standard error of <see cref="EffectOutside"/>.</summary>
    public double EffectOutsideError { get; init; }

    /// <summary>The same with the errors that so many patients with this spread of effects leave.</summary>
    public SetTruth From(int patients, double spread) => this with
    {
        EffectError = spread / Math.Sqrt(Share * patients),
        EffectOutsideError = Share < 1 ? spread / Math.Sqrt((1 - Share) * patients) : 0,
    };
}
