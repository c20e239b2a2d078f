using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.Multiplicity;

/// <summary>Probabilities that some of several correlated statistics lie outside their limits, by the most exact method that the correlations allow.</summary>
internal sealed class JointTail
{
    private readonly double[] correlation; // row by row
    private readonly double df;
    private readonly double[]? loadings;

    /// <summary>The joint distribution.</summary>
    /// <param name="correlation">Correlation matrix.</param>
    /// <param name="df">Degrees of freedom of the common variance; infinite for normal statistics.</param>
    public JointTail(double[,] correlation, double df)
    {
        this.correlation = [.. correlation.Cast<double>()];
        this.df = df;
        loadings = ProductStructure.Loadings(this.correlation, correlation.GetLength(0));
    }

    /// <summary>P(some T_i not between low_i and high_i).</summary>
    /// <param name="low">Lower ends; may be -infinity.</param>
    /// <param name="high">Upper ends; may be infinity.</param>
    public double AnyOutside(double[] low, double[] high) => low.Length switch
    {
        1 => StudentT.Cumulative(low[0], df) + StudentT.UpperTail(high[0], df),
        2 => BivariateT.OutsideRectangle(low[0], high[0], low[1], high[1], correlation[1], df),
        _ => loadings is not null ? ProductCorrelatedT.OutsideRectangle(low, high, loadings, df)
            : 1 - MultivariateT.Rectangle(low, high, correlation, df).Value,
    };
}
