namespace TrialSim.Sizing;

/// <summary>What came of coming near a wanted power.</summary>
/// <param name="Aim">Where to look closer; null where there is nothing to find.</param>
/// <param name="AtOnce">An end of the allowed values that has the power already; null where none has.</param>
/// <param name="Obstacle">Why there is nothing to find; null where there is something.</param>
internal sealed record ApproachResult(Aim? Aim, double? AtOnce, SizeObstacle? Obstacle)
{
    /// <summary>The power has been come near.</summary>
    public static ApproachResult Near(Aim aim) => new(aim, null, null);

    /// <summary>An end of the allowed values is the answer.</summary>
    public static ApproachResult Ends(double value) => new(null, value, null);

    /// <summary>There is no answer.</summary>
    public static ApproachResult Fails(ObstacleKind kind, string why) => new(null, null, new(kind, why));
}
