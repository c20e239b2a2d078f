using TrialSim.Numerics;
using TrialSim.Statistics.Mmrm;

namespace TrialSim.Statistics.MixedModels;

/// <summary>
/// -2 log likelihood of a mixed model at the best fixed effects and residual variance, as a function of the relative covariance factors,
/// with exact first and second derivatives.
/// </summary>
/// <remarks>
/// REML: ln|V| + ln|X'WX| + v (1 + ln(2 pi y'Py / v)), v = n - p; ML without ln|X'WX| and with v = n. Bates et al. (2015), equations
/// (34) and (42); derivatives by d W = -W dV W and d(y'Py) = -y'P dV P y.
/// </remarks>
internal sealed class ProfiledDeviance
{
    private readonly MixedModelData data;
    private readonly double basisLogDeterminant;

    public ProfiledDeviance(MixedModelData data, LikelihoodKind likelihood)
    {
        this.data = data;
        Kind = likelihood;
        Parameters = new(data.Terms.Select(term => term.Effects.Count));
        DegreesOfFreedom = data.Frame.Rows - (likelihood == LikelihoodKind.Restricted ? data.Basis.Count : 0);
        for (int j = 0; j < data.Basis.Count && likelihood == LikelihoodKind.Restricted; j++)
        {
            basisLogDeterminant += 2 * Portable.Log(Math.Abs(data.Basis.Triangle(j, j)));
        }
    }

    /// <summary>The parameters.</summary>
    public FactorParameters Parameters { get; }

    /// <summary>What is maximised.</summary>
    public LikelihoodKind Kind { get; }

    /// <summary>Divisor of the residual variance.</summary>
    public int DegreesOfFreedom { get; }

    /// <summary>The model solved at parameters; null where it cannot be.</summary>
    public MixedEquations? SolveAt(ReadOnlySpan<double> parameters) => MixedEquations.Solve(data, Parameters.Factors(parameters));

    /// <summary>The deviance of a solved model; infinite where there is none.</summary>
    public double Value(MixedEquations? solved)
    {
        if (solved is not { ResidualSum: > 0 })
        {
            return double.PositiveInfinity;
        }

        double fixedPart = Kind == LikelihoodKind.Restricted ? solved.FixedLogDeterminant + basisLogDeterminant : 0;
        return solved.LogDeterminant + fixedPart + (DegreesOfFreedom * (1 + Portable.Log(2 * Math.PI * solved.ResidualSum / DegreesOfFreedom)));
    }

    /// <summary>Gradient and matrix of second derivatives at the parameters that were solved for.</summary>
    public DevianceDerivatives Differentiate(MixedEquations solved, ReadOnlySpan<double> parameters)
    {
        var factors = Parameters.Factors(parameters);
        Direction[] directions = [.. Enumerable.Range(0, Parameters.Count).Select(k => Parameters.Derivative(k, factors))];
        var sums = new DirectionSums(solved, directions);
        TermSums[] terms = [.. data.Terms.Select((_, t) => solved.Sums(t))];
        double perSquare = DegreesOfFreedom / solved.ResidualSum;
        DenseMatrix[] slopes = Array.ConvertAll(terms, t => Slope(t, perSquare));
        var gradient = new double[directions.Length];
        var squares = new double[directions.Length];
        for (int k = 0; k < directions.Length; k++)
        {
            gradient[k] = DenseMatrix.Inner(slopes[directions[k].Term], directions[k].Matrix);
            squares[k] = DenseMatrix.Inner(terms[directions[k].Term].Squares, directions[k].Matrix);
        }

        var traces = Kind == LikelihoodKind.Restricted ? sums.ProjectedTraces : sums.Traces;
        var second = new DenseMatrix(directions.Length, directions.Length);
        for (int k = 0; k < directions.Length; k++)
        {
            for (int l = 0; l < directions.Length; l++)
            {
                second[k, l] = -traces[k, l] + (2 * perSquare * sums.Quadratics[k, l])
                    - (perSquare / solved.ResidualSum * squares[k] * squares[l]) + Parameters.SecondDerivative(k, l, slopes);
            }
        }

        return new(gradient, second, squares, sums.FixedMatrices);
    }

    // derivative of the deviance with the elements of a term's relative covariance matrix
    private DenseMatrix Slope(TermSums sums, double perSquare)
    {
        var slope = sums.Information.Copy();
        slope.Add(-perSquare, sums.Squares);
        if (Kind == LikelihoodKind.Restricted)
        {
            slope.Add(-1, sums.Spent);
        }

        return slope;
    }
}
