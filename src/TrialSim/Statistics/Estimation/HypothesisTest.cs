using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.Estimation;

/// <summary>An F test of several linear combinations of a model's coefficients.</summary>
/// <param name="Hypothesis">What is tested, such as a term.</param>
/// <param name="NumeratorDf">Independent combinations.</param>
/// <param name="DenominatorDf">Any number above 0.</param>
/// <param name="F">The statistic; NaN where it cannot be had.</param>
public sealed record HypothesisTest(string Hypothesis, int NumeratorDf, double DenominatorDf, double F)
{
    /// <summary>P(F distribution above <see cref="F"/>).</summary>
    public double P => F >= 0 && DenominatorDf > 0 ? FDistribution.UpperTail(F, NumeratorDf, DenominatorDf) : double.NaN;
}
