namespace TrialSim.Statistics.MixedModels;

/// <summary>Where the effects of one group of one term stand among those of a block.</summary>
/// <param name="Term">Number of the term.</param>
/// <param name="Group">Number of the group within the term.</param>
/// <param name="Start">First of its effects in the block.</param>
internal readonly record struct RandomSlot(int Term, int Group, int Start);
