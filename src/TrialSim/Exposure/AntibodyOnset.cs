namespace TrialSim.Exposure;

/// <summary>When antibodies appear in those who form them, and what they do.</summary>
/// <param name="Day">Day since randomization.</param>
/// <param name="ClearanceFactor">Clearance from then on as a multiple of that before.</param>
internal readonly record struct AntibodyOnset(double Day, double ClearanceFactor);
