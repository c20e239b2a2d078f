namespace TrialSim.Sizing;

/// <summary>What stands in the way of an answer.</summary>
public enum ObstacleKind
{
    /// <summary>The drug does nothing.</summary>
    NoEffect,

    /// <summary>The analysis could hardly ever be made.</summary>
    NotMade,

    /// <summary>The true effect points to a side at which the test does not look.</summary>
    PointsAway,

    /// <summary>What the analysis estimates was not told from zero.</summary>
    NotToldFromZero,

    /// <summary>The largest value that is looked at is not enough.</summary>
    OutOfReach,

    /// <summary>Values were simulated, and none could be settled on.</summary>
    NotFound,
}
