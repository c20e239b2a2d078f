namespace TrialSim.Statistics.Subgroups.Cuts;

/// <summary>A cut-point as a place in the order of the marker.</summary>
/// <param name="Cut">Patients with a marker at or below it are low, those above it high; the marker's unit.</param>
/// <param name="LowControl">Low patients in the control arm.</param>
/// <param name="LowTreated">Low patients in the treatment arm.</param>
internal readonly record struct CutPlace(double Cut, int LowControl, int LowTreated)
{
    /// <summary>Low patients of both arms.</summary>
    public int Low => LowControl + LowTreated;
}
