namespace TrialSim.Statistics.Mmrm;

/// <summary>Which information matrix of the covariance parameters.</summary>
/// <remarks>
/// "Nearly" takes P_k A^-1 P_l for Q_kl in the trace of their product with A^-1 (MarginalLikelihood.Derivatives.cs). They are equal where nothing
/// is missing and every covariate is crossed with visit; the trace is by far the dearest part of the exact matrices.
/// </remarks>
internal enum InformationKind
{
    /// <summary>Nearly the expected information: never negative, and steps with it are safe from afar.</summary>
    NearlyExpected,

    /// <summary>Nearly the observed information: near a maximum of a model that fits, within a few per cent of it.</summary>
    NearlyObserved,

    /// <summary>Minus the second derivatives of the log likelihood.</summary>
    Observed,
}
