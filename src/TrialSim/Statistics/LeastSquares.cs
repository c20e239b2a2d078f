using TrialSim.Numerics;

namespace TrialSim.Statistics;

/// <summary>Ordinary least squares from cross-products: the last coefficient of a model, in eight trials at once.</summary>
internal static class LeastSquares
{
    /// <summary>A column whose part beyond the columns before it is smaller than this share of its own sum of squares is aliased with them.</summary>
    private const double AliasTolerance = 1e-10;

    /// <summary>A residual sum of squares below this share of the response's own is rounding: the fit is perfect and leaves no error to judge by.</summary>
    private const double PerfectFit = 1e-13;

    /// <summary>The last coefficient, its sampling variance and the residual degrees of freedom.</summary>
    public readonly record struct Coefficient(Lanes Estimate, Lanes Variance, Lanes DegreesOfFreedom, LaneMask Estimable)
    {
        /// <summary>Not estimable anywhere.</summary>
        public static Coefficient None => new(Lanes.Zero, Lanes.One, Lanes.One, LaneMask.None);

        /// <summary>This coefficient in some trials, another elsewhere.</summary>
        public Coefficient Where(LaneMask here, in Coefficient otherwise) => new(
            here.Select(Estimate, otherwise.Estimate),
            here.Select(Variance, otherwise.Variance),
            here.Select(DegreesOfFreedom, otherwise.DegreesOfFreedom),
            (here & Estimable) | (~here & otherwise.Estimable));
    }

    /// <summary>
    /// Eliminates the model's columns one by one (square-root-free Cholesky). A column aliased with earlier ones is dropped and costs no
    /// degree of freedom, as R's lm does; the coefficient is not estimable when its own column is aliased, no degree of freedom is left, or
    /// the residual variance is zero.
    /// </summary>
    /// <param name="products">Lower triangle of the cross-products, row by row, <paramref name="size"/> wide: the model's columns, the tested one last, then the response. Overwritten.</param>
    /// <param name="size">Columns and response together.</param>
    /// <param name="observations">Number of observations.</param>
    public static Coefficient Last(Span<Lanes> products, int size, Lanes observations)
    {
        int tested = size - 2;
        int response = size - 1;
        var rank = Lanes.Zero;
        var free = LaneMask.All;
        Lanes pivot = default;
        Lanes estimate = default;
        for (int k = 0; k <= tested; k++)
        {
            pivot = products[(k * size) + k];
            // Select has left the diagonal's original values in the unused upper triangle
            var original = k == 0 ? pivot : products[((k - 1) * size) + k];
            free = pivot > AliasTolerance * original;
            rank += free.ToIndicator();
            var inverse = free.Keep(Lanes.One / free.Select(pivot, Lanes.One));
            for (int j = k + 1; j < size; j++)
            {
                var multiplier = products[(j * size) + k] * inverse;
                for (int t = j; t < size; t++)
                {
                    products[(t * size) + j] = Lanes.FmaNegated(multiplier, products[(t * size) + k], products[(t * size) + j]);
                }

                estimate = multiplier; // after the last pass: response row over tested pivot
            }
        }

        var residual = products[(response * size) + response];
        var df = observations - rank;
        var estimable = free & (df >= 1.0) & (residual > PerfectFit * products[(tested * size) + response]);
        var variance = residual / (estimable.Select(df, Lanes.One) * estimable.Select(pivot, Lanes.One));
        return new(estimate, variance, df, estimable);
    }

    /// <summary>Copies chosen rows and columns of a larger matrix of cross-products to where <see cref="Last"/> wants them.</summary>
    public static void Select(ReadOnlySpan<Lanes> all, int allSize, ReadOnlySpan<int> chosen, Span<Lanes> products)
    {
        int size = chosen.Length;
        for (int j = 0; j < size; j++)
        {
            for (int k = 0; k <= j; k++)
            {
                int row = Math.Max(chosen[j], chosen[k]);
                int column = Math.Min(chosen[j], chosen[k]);
                products[(j * size) + k] = all[(row * allSize) + column];
            }

            if (j > 0)
            {
                products[((j - 1) * size) + j] = products[(j * size) + j]; // kept for the alias test
            }
        }
    }
}
