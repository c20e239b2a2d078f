using TrialSim.Numerics;

namespace TrialSim.Statistics.MixedModels;

/// <summary>
/// The parameters that the likelihood is maximised over: the lower triangles of the factors of the terms' relative covariance matrices,
/// term by term and column by column, free of any constraint.
/// </summary>
/// <remarks>
/// The likelihood does not change with the sign of a column, so a variance on its boundary of 0 is an ordinary stationary point of the
/// factor, and no constraint is needed to find it. Source of the parametrisation: Bates et al. (2015), J Stat Softw 67(1).
/// </remarks>
internal sealed class FactorParameters
{
    private readonly int[] sizes;
    private readonly (int Term, int Row, int Column)[] places;

    /// <param name="sizes">Number of effects of each term.</param>
    public FactorParameters(IEnumerable<int> sizes)
    {
        this.sizes = [.. sizes];
        places =
        [
            .. from term in Enumerable.Range(0, this.sizes.Length)
               from column in Enumerable.Range(0, this.sizes[term])
               from row in Enumerable.Range(column, this.sizes[term] - column)
               select (term, row, column),
        ];
    }

    /// <summary>Number of parameters.</summary>
    public int Count => places.Length;

    /// <summary>Every random effect as variable as the residual, and independent.</summary>
    public double[] Start() => Array.ConvertAll(places, p => p.Row == p.Column ? 1.0 : 0);

    /// <summary>Whether a parameter is on a diagonal.</summary>
    public bool IsDiagonal(int parameter) => places[parameter].Row == places[parameter].Column;

    /// <summary>The same covariance matrices by factors with no negative diagonal element.</summary>
    public double[] WithPositiveDiagonals(ReadOnlySpan<double> parameters)
    {
        double[] positive = parameters.ToArray();
        double sign = 1;
        for (int k = 0; k < places.Length; k++)
        {
            sign = !IsDiagonal(k) ? sign : parameters[k] < 0 ? -1 : 1; // the diagonal element comes first in its column
            positive[k] *= sign;
        }

        return positive;
    }

    /// <summary>The factors.</summary>
    public DenseMatrix[] Factors(ReadOnlySpan<double> parameters)
    {
        DenseMatrix[] factors = Array.ConvertAll(sizes, size => new DenseMatrix(size, size));
        for (int k = 0; k < places.Length; k++)
        {
            var (term, row, column) = places[k];
            factors[term][row, column] = parameters[k];
        }

        return factors;
    }

    /// <summary>Change of a term's covariance matrix with a parameter.</summary>
    public Direction Derivative(int parameter, IReadOnlyList<DenseMatrix> factors)
    {
        var (term, row, column) = places[parameter];
        int size = sizes[term];
        var change = new DenseMatrix(size, size);
        for (int i = 0; i < size; i++)
        {
            change[row, i] += factors[term][i, column];
            change[i, row] += factors[term][i, column];
        }

        return new(term, change);
    }

    /// <summary>Inner product of a symmetric matrix with the second derivative of the covariance with two parameters.</summary>
    /// <param name="k">One parameter.</param>
    /// <param name="l">The other.</param>
    /// <param name="slopes">A matrix for each term.</param>
    public double SecondDerivative(int k, int l, IReadOnlyList<DenseMatrix> slopes)
    {
        var (term, row, column) = places[k];
        var (otherTerm, otherRow, otherColumn) = places[l];
        return term == otherTerm && column == otherColumn ? 2 * slopes[term][row, otherRow] : 0;
    }
}
