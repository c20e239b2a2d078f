namespace TrialSim.Statistics.Subgroups.Cuts;

/// <summary>How strongly a t statistic speaks for an alternative.</summary>
internal static class AlternativeStrength
{
    /// <summary>|t|, t or -t: the larger, the stronger.</summary>
    public static double Strength(this Alternative alternative, double t) => alternative switch
    {
        Alternative.Greater => t,
        Alternative.Less => -t,
        _ => Math.Abs(t),
    };
}
