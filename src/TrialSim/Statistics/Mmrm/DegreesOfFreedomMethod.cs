namespace TrialSim.Statistics.Mmrm;

/// <summary>How the denominator degrees of freedom of a contrast are found.</summary>
public enum DegreesOfFreedomMethod
{
    /// <summary>Satterthwaite's: from the sampling variance of the contrast's variance. Several rows: Fai and Cornelius (1996).</summary>
    Satterthwaite,

    /// <summary>Kenward and Roger (1997): for one row Satterthwaite's, for several their own, with a scale factor of F.</summary>
    KenwardRoger,

    /// <summary>Patients and observations split by whether a column varies within patients.</summary>
    BetweenWithin,

    /// <summary>Observations minus fixed effects.</summary>
    Residual,
}
