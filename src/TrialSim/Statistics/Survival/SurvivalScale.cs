namespace TrialSim.Statistics.Survival;

/// <summary>The scale on which a confidence interval of a survival probability is symmetric.</summary>
/// <remarks>Source: Kalbfleisch and Prentice (2002), The Statistical Analysis of Failure Time Data, section 1.4; the limits to 0 and 1 are those of R's survfit.</remarks>
public enum SurvivalScale
{
    /// <summary>Log survival, R's default; the upper limit is at most 1. Not defined at a survival of 0.</summary>
    Log,

    /// <summary>Log of minus log survival. Not defined at a survival of 0 or 1.</summary>
    LogLog,

    /// <summary>Survival itself, limited to 0 and 1. Not defined at a survival of 0.</summary>
    Plain,

    /// <summary>Log odds of survival. Not defined at a survival of 0 or 1.</summary>
    Logit,

    /// <summary>Arc sine of the root of survival. Not defined at a survival of 0 or 1.</summary>
    ArcSine,
}
