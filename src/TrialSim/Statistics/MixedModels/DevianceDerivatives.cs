using TrialSim.Numerics;

namespace TrialSim.Statistics.MixedModels;

/// <summary>Derivatives of the profiled deviance with the covariance factors' parameters, and what they were made of.</summary>
/// <param name="Gradient">First derivatives.</param>
/// <param name="Second">Second derivatives.</param>
/// <param name="Squares">y'P D_k P y for each parameter: minus the derivative of the residual sum of squares.</param>
/// <param name="FixedMatrices">X'W D_k W X for each parameter: minus the derivative of X'WX.</param>
internal sealed record DevianceDerivatives(double[] Gradient, DenseMatrix Second, double[] Squares, DenseMatrix[] FixedMatrices);
