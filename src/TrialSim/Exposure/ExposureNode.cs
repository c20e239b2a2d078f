namespace TrialSim.Exposure;

/// <summary>A moment at which the concentration is looked at.</summary>
/// <param name="Day">Days since randomization.</param>
/// <param name="Visit">The visit that it is looked at for, from 0.</param>
/// <param name="Weight">Its weight in the visit's mean engagement; 0 where it does not enter.</param>
/// <param name="IsVisit">Whether it is the moment of the visit itself.</param>
internal readonly record struct ExposureNode(double Day, int Visit, double Weight, bool IsVisit = true);
