using TrialSim.Numerics;

namespace TrialSim.Statistics.Mmrm;

/// <summary>A contrast of a design's coefficients in the columns that the computation uses; see <see cref="VisitDesign.Prepare(ReadOnlySpan{double})"/>.</summary>
public sealed class PreparedContrast
{
    private readonly double[] weights;

    internal PreparedContrast(double[] weights) => this.weights = weights;

    /// <summary>One weight for each column of the basis.</summary>
    internal ReadOnlySpan<double> Weights => weights;
}
