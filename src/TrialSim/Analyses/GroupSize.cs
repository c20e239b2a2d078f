namespace TrialSim.Analyses;

/// <summary>How many patients, rows or events of a group an analysis has used.</summary>
/// <param name="Group">The group: an arm, "rows", "events".</param>
/// <param name="Count">How many.</param>
public sealed record GroupSize(string Group, long Count);
