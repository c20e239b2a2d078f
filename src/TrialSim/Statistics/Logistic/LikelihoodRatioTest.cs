using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.Logistic;

/// <summary>The likelihood ratio test of dropping one term.</summary>
/// <param name="Term">The term as R labels it.</param>
/// <param name="DegreesOfFreedom">Columns of the term.</param>
/// <param name="ChiSquared">Twice the fall of the log likelihood.</param>
public sealed record LikelihoodRatioTest(string Term, int DegreesOfFreedom, double ChiSquared)
{
    /// <summary>P(chi-square distribution above <see cref="ChiSquared"/>).</summary>
    public double P => ChiSquare.UpperTail(ChiSquared, DegreesOfFreedom);
}
