namespace TrialSim.Statistics.Subgroups.Trees;

/// <summary>One condition that a member of a subgroup meets.</summary>
/// <param name="Marker">Number of the marker.</param>
/// <param name="Cut">The cut, in the marker's unit.</param>
/// <param name="Above">Members lie above the cut; else at or below it.</param>
internal readonly record struct MarkerBoundary(int Marker, double Cut, bool Above)
{
    /// <summary>Whether a marker's value meets the condition.</summary>
    public bool Holds(double value) => value > Cut == Above;
}
