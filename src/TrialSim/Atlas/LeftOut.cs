namespace TrialSim.Atlas;

/// <summary>A shipped rule or family that a scenario does not fit.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Reason">What does not fit.</param>
public sealed record LeftOut(string Name, string Reason);
