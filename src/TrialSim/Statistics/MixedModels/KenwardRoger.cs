using TrialSim.Numerics;
using TrialSim.Statistics.Estimation;

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
        if (model.Likelihood != Likelihood.Restricted)
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

    // equations (5) to (10) of Kenward and Roger: an F distribution with the first two moments of the scaled Wald statistic
    private (double DenominatorDf, double Scale) Approximate(double[][] rows)
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

        double b = (a1 + (6 * a2)) / (2 * q);
        double g = (((q + 1) * a1) - ((q + 4) * a2)) / ((q + 2) * a2);
        double divisor = (3 * q) + (2 * (1 - g));
        double c1 = g / divisor, c2 = (q - g) / divisor, c3 = (q + 2 - g) / divisor;
        double mean = 1 / (1 - (a2 / q));
        double variance = 2.0 / q * (1 + (c1 * b)) / ((1 - (c2 * b)) * (1 - (c2 * b)) * (1 - (c3 * b)));
        double ratio = variance / (2 * mean * mean);
        double df = 4 + ((q + 2) / ((q * ratio) - 1));
        return (df, df / (mean * (df - 2)));
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
