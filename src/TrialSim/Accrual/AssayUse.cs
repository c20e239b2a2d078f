using TrialSim.Numerics;
using TrialSim.Trials;

namespace TrialSim.Accrual;

/// <summary>Of whom a trial has a biomarker measured.</summary>
/// <param name="Marker">The biomarker.</param>
/// <param name="ScreensBy">Every candidate's screening measurement is needed, as eligibility reads it.</param>
/// <param name="StratifiesBy">Every randomized patient's screening measurement is needed, as the randomization reads it.</param>
/// <param name="FillsBandsBy">Every candidate's baseline measurement is needed, as quotas read it; else only randomized patients have one.</param>
internal readonly record struct AssayUse(PatientMarker Marker, bool ScreensBy, bool StratifiesBy, bool FillsBandsBy)
{
    /// <summary>Measurements of a trial.</summary>
    public Lanes Assays(Lanes candidates, Lanes randomized) =>
        (ScreensBy ? candidates : StratifiesBy ? randomized : Lanes.Zero) + (FillsBandsBy ? candidates : randomized);

    /// <summary>Who is measured, in words.</summary>
    public string Describe()
    {
        string baseline = FillsBandsBy ? "every candidate at baseline (for the bands)" : "every randomized patient at baseline";
        return ScreensBy ? $"every candidate at screening (for eligibility) and {baseline}"
            : StratifiesBy ? $"every randomized patient at screening (for the strata) and {baseline}"
            : baseline;
    }
}
