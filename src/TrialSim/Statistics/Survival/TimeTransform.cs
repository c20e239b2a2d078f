namespace TrialSim.Statistics.Survival;

/// <summary>The function of time with which a test of proportional hazards lets coefficients change.</summary>
public enum TimeTransform
{
    /// <summary>Time itself.</summary>
    Identity,

    /// <summary>Its logarithm; times must be above 0.</summary>
    Logarithm,

    /// <summary>Rank among all patients' times, the mean rank of equal ones.</summary>
    Rank,

    /// <summary>1 minus the Kaplan-Meier curve of all patients just before the time.</summary>
    KaplanMeier,
}
