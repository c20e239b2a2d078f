namespace TrialSim.Studies.Longitudinal;

/// <summary>One predictor at one week.</summary>
/// <param name="Marker">Place of the marker in the panel.</param>
/// <param name="Predictor">What of its course.</param>
/// <param name="Week">Place of the week.</param>
internal readonly record struct FollowedSeries(int Marker, MarkerPredictor Predictor, int Week);
