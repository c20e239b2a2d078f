namespace TrialSim.Statistics.Estimation;

/// <summary>How a robust covariance corrects residuals for having been fitted.</summary>
/// <remarks>White (1980); MacKinnon and White (1985), J Econometrics 29:305-325. n patients, p coefficients, h leverage.</remarks>
public enum HeteroscedasticityCorrection
{
    /// <summary>Not at all: squared residuals.</summary>
    HC0,

    /// <summary>All by n / (n - p).</summary>
    HC1,

    /// <summary>Each by 1 / (1 - h).</summary>
    HC2,

    /// <summary>Each by 1 / (1 - h)^2, close to the jackknife.</summary>
    HC3,
}
