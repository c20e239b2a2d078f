using TrialSim.Numerics;
using TrialSim.Statistics.Estimation;
using TrialSim.Statistics.Mmrm;

namespace TrialSim.Statistics.MixedModels;

/// <summary>Kenward and Roger's covariance of a mixed model's fixed effects, adjusted for small samples, and its degrees of freedom.</summary>
/// <remarks>
/// With the expected information of the elements of the covariance matrices and the residual variance, in which V is linear. Because V is
/// homogeneous in them, the whole of V stands here for the residual variance as a direction: W V W = W. Sources: Kenward and Roger (1997),
/// Biometrics 53:983-997; Halekoh and Hojsgaard (2014), J Stat Softw 59(9), whose pbkrtest it follows.
/// </remarks>
internal sealed class KenwardRoger
{
    private readonly LinearMixedModel model;
    private readonly FixedEffects effects;
    private readonly DenseMatrix covariance;
    private readonly DenseMatrix adjusted;
    private readonly DenseMatrix[] gradients;
    private readonly DenseMatrix weights;

    public KenwardRoger(LinearMixedModel model)
    {
        if (model.Likelihood != LikelihoodKind.Restricted)
        {
            throw new InvalidOperationException("Kenward and Roger's adjustment is for REML fits.");
        }

        this.model = model;
        var solved = model.Solved;
        effects = new(model.Data, solved);
        covariance = solved.Covariance.Scaled(model.ResidualVariance);
        var sums = new DirectionSums(solved, Elements(model.Data));
        weights = GeneralizedInverse.Of(Information(sums)).Scaled(2);
        // Phi P_r Phi, as changes of the covariance: positive, since P_r = -X'V^-1 D_r V^-1 X
        gradients = [.. sums.FixedMatrices.Select(m => covariance.Times(m).Times(solved.Covariance)), covariance];
        adjusted = Adjusted(sums);
    }

    /// <summary>The fixed effects.</summary>
    public CoefficientEstimates Coefficients() => new(
        model.Design.Names, effects.Values, effects.Covariance(adjusted), contrast => Approximate([effects.ToBasis(contrast)]).DenominatorDf);

    /// <summary>F test of several combinations.</summary>
    public HypothesisTest Test(string hypothesis, IReadOnlyList<double[]> contrasts)
    {
        double[][] rows = [.. contrasts.Select(c => effects.ToBasis(c))];
        double[] estimates = [.. contrasts.Select(c => DenseMatrix.Dot(c, effects.Values))];
        var (denominatorDf, scale) = Approximate(rows);
        double wald = DenseMatrix.Dot(estimates, GeneralizedInverse.Of(Between(rows, adjusted)).Times(estimates));
        return new(hypothesis, rows.Length, denominatorDf, scale * wald / rows.Length);
    }

    // one direction for each variance and covariance of each term
    private static List<Direction> Elements(MixedModelData data)
    {
        var elements = new List<Direction>();
        for (int term = 0; term < data.Terms.Count; term++)
        {
            int q = data.Terms[term].Effects.Count;
            for (int a = 0; a < q; a++)
            {
                for (int b = 0; b <= a; b++)
                {
                    var change = new DenseMatrix(q, q);
                    change[a, b] = change[b, a] = 1;
                    elements.Add(new(term, change));
                }
            }
        }

        return elements;
    }

    private static DenseMatrix Between(double[][] rows, DenseMatrix covariance)
    {
        var between = new DenseMatrix(rows.Length, rows.Length);
        for (int i = 0; i < rows.Length; i++)
        {
            double[] half = covariance.Times(rows[i]);
            for (int j = 0; j < rows.Length; j++)
            {
                between[i, j] = DenseMatrix.Dot(half, rows[j]);
            }
        }

        return between;
    }

    // tr(P D_r P D_s), with V as last direction: tr(P D_r P V) = tr(P D_r)
    private DenseMatrix Information(DirectionSums sums)
    {
        int count = sums.FixedMatrices.Length;
        var information = new DenseMatrix(count + 1, count + 1);
        TermSums[] terms = [.. model.Data.Terms.Select((_, t) => model.Solved.Sums(t))];
        var elements = Elements(model.Data);
        for (int r = 0; r < count; r++)
        {
            var term = terms[elements[r].Term];
            double trace = DenseMatrix.Inner(term.Information, elements[r].Matrix) - DenseMatrix.Inner(term.Spent, elements[r].Matrix);
            information[r, count] = information[count, r] = trace;
            sums.ProjectedTraces.Row(r).CopyTo(information.Row(r));
        }

        information[count, count] = model.DivisorOfVariance;
        return information;
    }

    // Phi + 2 Phi (sum of weight_rs (Q_rs - P_r Phi P_s)) Phi; the terms with V as a direction are 0
    private DenseMatrix Adjusted(DirectionSums sums)
    {
        var middle = sums.WeightedProducts(weights);
        var relative = model.Solved.Covariance;
        for (int r = 0; r < sums.FixedMatrices.Length; r++)
        {
            var half = sums.FixedMatrices[r].Times(relative);
            for (int s = 0; s < sums.FixedMatrices.Length; s++)
            {
                middle.Add(-weights[r, s], half.Times(sums.FixedMatrices[s]));
            }
        }

        var result = covariance.Copy();
        result.Add(2 * model.ResidualVariance, relative.Times(middle).Times(relative));
        return result;
    }

    private ScaledWald Approximate(double[][] rows)
    {
        int q = rows.Length;
        var inverse = GeneralizedInverse.Of(Between(rows, covariance));
        DenseMatrix[] changes = [.. gradients.Select(g => inverse.Times(Between(rows, g)))];
        double[] traces = Array.ConvertAll(changes, Trace);
        double a1 = 0;
        double a2 = 0;
        for (int r = 0; r < changes.Length; r++)
        {
            for (int s = 0; s < changes.Length; s++)
            {
                a1 += weights[r, s] * traces[r] * traces[s];
                a2 += weights[r, s] * DenseMatrix.TraceOfProduct(changes[r], changes[s]);
            }
        }

        return ScaledWald.Of(q, a1, a2);
    }

    private static double Trace(DenseMatrix matrix)
    {
        double trace = 0;
        for (int i = 0; i < matrix.Rows; i++)
        {
            trace += matrix[i, i];
        }

        return trace;
    }
}
