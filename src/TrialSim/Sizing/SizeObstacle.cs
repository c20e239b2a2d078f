namespace TrialSim.Sizing;

/// <summary>Why there is no answer.</summary>
/// <param name="Kind">What kind of obstacle.</param>
/// <param name="Sentence">The same as a sentence, with what was seen.</param>
public sealed record SizeObstacle(ObstacleKind Kind, string Sentence);
