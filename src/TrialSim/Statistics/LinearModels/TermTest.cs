using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.LinearModels;

/// <summary>The F test of dropping one term from a linear model.</summary>
/// <param name="Term">The term as R labels it.</param>
/// <param name="NumeratorDf">Columns of the term.</param>
/// <param name="DenominatorDf">Residual degrees of freedom of the whole model.</param>
/// <param name="F">Mean square of the term over the residual mean square; NaN where no degree of freedom is left.</param>
public sealed record TermTest(string Term, int NumeratorDf, int DenominatorDf, double F)
{
    /// <summary>P(F distribution above <see cref="F"/>).</summary>
    public double P => double.IsNaN(F) ? double.NaN : FDistribution.UpperTail(F, NumeratorDf, DenominatorDf);
}
