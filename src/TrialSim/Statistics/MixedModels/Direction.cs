using TrialSim.Numerics;

namespace TrialSim.Statistics.MixedModels;

/// <summary>A change of one term's covariance matrix: the direction of a derivative.</summary>
/// <param name="Term">Number of the term.</param>
/// <param name="Matrix">The change of the covariance of a group's effects, over the residual variance; symmetric.</param>
internal readonly record struct Direction(int Term, DenseMatrix Matrix);
