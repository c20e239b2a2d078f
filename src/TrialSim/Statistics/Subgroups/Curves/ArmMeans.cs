using TrialSim.Numerics;

namespace TrialSim.Statistics.Subgroups.Curves;

/// <summary>Mean of a function of the marker in each arm, in eight trials at once.</summary>
internal readonly record struct ArmMeans(Lanes Treated, Lanes Control)
{
    /// <summary>These means in some trials, others elsewhere.</summary>
    public ArmMeans Where(LaneMask here, in ArmMeans otherwise) =>
        new(here.Select(Treated, otherwise.Treated), here.Select(Control, otherwise.Control));
}
