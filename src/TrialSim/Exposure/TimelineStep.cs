namespace TrialSim.Exposure;

/// <summary>A stretch of time in which nothing changes, and what comes at its end.</summary>
/// <param name="Days">Its length; may be 0.</param>
/// <param name="DosesPerDay">Rate of infusion, in doses per day: the infusions under way over the length of one.</param>
/// <param name="Node">The moment at its end at which the concentration is looked at; null where it is not.</param>
/// <param name="AntibodiesAppear">Whether antibodies appear at its end.</param>
internal readonly record struct TimelineStep(double Days, double DosesPerDay, ExposureNode? Node, bool AntibodiesAppear);
