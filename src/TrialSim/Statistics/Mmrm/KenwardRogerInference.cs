using TrialSim.Numerics;
using TrialSim.Statistics.Estimation;

namespace TrialSim.Statistics.Mmrm;

/// <summary>Kenward and Roger's covariance, degrees of freedom and scaled F.</summary>
/// <remarks>
/// The observed information of the covariance parameters, as in R's mmrm; the adjustment of the covariance of two coefficients is half the
/// difference between that of their sum and those of each.
/// </remarks>
internal sealed class KenwardRogerInference : EffectsInference
{
    private readonly VisitDesign design;
    private readonly IterativeFit fit;
    private readonly DenseMatrix unadjusted;

    /// <summary>The adjustment of a fit in lane 0.</summary>
    public KenwardRogerInference(VisitDesign design, IterativeFit fit, CoefficientCovariance kind)
    {
        (this.design, this.fit) = (design, fit);
        int size = design.Columns.Count;
        unadjusted = DenseMatrix.Square(fit.EffectsCovariance(0), size);
        fit.PrepareAdjustment(kind);
        var weights = new double[size];
        double[] excess = [.. Enumerable.Range(0, size).Select(i => Excess(weights, i, i))];
        var adjusted = unadjusted.Copy();
        for (int i = 0; i < size; i++)
        {
            adjusted[i, i] += excess[i];
            for (int j = 0; j < i; j++)
            {
                adjusted[i, j] = adjusted[j, i] += 0.5 * (Excess(weights, i, j) - excess[i] - excess[j]);
            }
        }

        Covariance = adjusted.Entries.ToArray();
    }

    /// <inheritdoc/>
    public override double[] Covariance { get; }

    /// <inheritdoc/>
    public override double DegreesOfFreedom(double[] contrast) => fit.Contrast(design.Prepare(contrast)).DegreesOfFreedom[0];

    /// <inheritdoc/>
    public override HypothesisTest Test(string hypothesis, IReadOnlyList<double[]> contrasts, CoefficientEstimates coefficients)
    {
        double[][] rows = Independent(contrasts);
        PreparedContrast[] prepared = [.. rows.Select(r => design.Prepare(r))];
        int q = rows.Length;
        double[] trace = [];
        double a2 = 0;
        for (int i = 0; i < q; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double[] gradient = fit.WhitenedGradient(prepared[i], prepared[j], 0);
                a2 += (i == j ? 1 : 2) * DenseMatrix.Dot(gradient, gradient);
                trace = i != j ? trace : trace.Length == 0 ? gradient : [.. trace.Zip(gradient, (t, g) => t + g)];
            }
        }

        var scaled = ScaledWald.Of(q, DenseMatrix.Dot(trace, trace), a2);
        double f = base.Test(hypothesis, rows, coefficients).F;
        return new(hypothesis, q, scaled.DenominatorDf, scaled.Scale * f);
    }

    // Combinations of the contrasts that are uncorrelated with variance 1 before the adjustment.
    private double[][] Independent(IReadOnlyList<double[]> contrasts)
    {
        int size = design.Columns.Count;
        var rows = new DenseMatrix(contrasts.Count, size);
        for (int i = 0; i < contrasts.Count; i++)
        {
            contrasts[i].CopyTo(rows.Row(i));
        }

        var eigen = new SymmetricEigen(rows.Times(unadjusted).TimesTransposeOf(rows));
        double largest = eigen.Values.Max();
        var independent = new List<double[]>();
        for (int k = 0; k < contrasts.Count; k++)
        {
            if (eigen.Values[k] > FaiCornelius.Dependent * largest)
            {
                double scale = 1 / Math.Sqrt(eigen.Values[k]);
                independent.Add(Array.ConvertAll(rows.Transpose().Times(eigen.Vector(k)), w => w * scale));
            }
        }

        return [.. independent];
    }

    // What the adjustment adds to the variance of the sum of two coefficients, or of one.
    private double Excess(double[] weights, int i, int j)
    {
        weights[i] = weights[j] = 1;
        var contrast = design.Prepare(weights);
        weights[i] = weights[j] = 0;
        double[] root = fit.Whitened(contrast, 0);
        return fit.AdjustedContrast(contrast).Variance[0] - DenseMatrix.Dot(root, root);
    }
}
