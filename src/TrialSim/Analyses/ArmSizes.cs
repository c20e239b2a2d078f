using TrialSim.Numerics;

namespace TrialSim.Analyses;

/// <summary>Patients that an analysis has used in each of eight trials.</summary>
/// <param name="Treatment">In the treatment arm.</param>
/// <param name="Control">In the control arm.</param>
internal readonly record struct ArmSizes(Lanes Treatment, Lanes Control);
