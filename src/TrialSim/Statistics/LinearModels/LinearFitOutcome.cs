namespace TrialSim.Statistics.LinearModels;

/// <summary>What a least squares fit leaves to judge its coefficients by.</summary>
public enum LinearFitOutcome
{
    /// <summary>Residuals: standard errors and tests are available.</summary>
    Estimated,

    /// <summary>Residuals of the size of rounding: the model reproduces the responses, and standard errors mean nothing.</summary>
    PerfectFit,

    /// <summary>No degree of freedom: as many coefficients as rows. Standard errors and tests are NaN.</summary>
    Saturated,
}
