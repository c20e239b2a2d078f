using CsCheck;
using MathNet.Numerics.LinearAlgebra;
using TrialSim.Numerics;
using TrialSim.Statistics;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference;

/// <summary>Cross-products, least squares and Cholesky factors, against MathNet and plain sums.</summary>
public sealed class LinearAlgebraTests
{
    private static readonly Gen<double> Entry = Gen.Double[-10, 10];

    [Theory]
    [InlineData(3, 0)]
    [InlineData(3, 1)]
    [InlineData(6, 7)]
    [InlineData(9, 60)]
    public void Cross_products_are_sums_of_products(int columns, int patients)
    {
        var random = new Random(columns + patients);
        double[,,] values = new double[columns, patients, Lanes.Count];
        foreach (var (j, i, lane) in Indices(columns, patients, Lanes.Count))
        {
            values[j, i, lane] = (20 * random.NextDouble()) - 10;
        }

        using var memory = Columns(values);
        var products = new Lanes[columns * columns];
        CrossProducts.Sum([.. Enumerable.Range(0, columns).Select(j => new LaneColumn(memory[j]))], patients, products);

        foreach (var (j, k, lane) in Indices(columns, columns, Lanes.Count).Where(x => x.Item2 <= x.Item1))
        {
            double sum = 0;
            double size = 0;
            for (int i = 0; i < patients; i++)
            {
                sum += values[j, i, lane] * values[k, i, lane];
                size += Math.Abs(values[j, i, lane] * values[k, i, lane]);
            }

            // each of the additions rounds once, here and there
            Near.Absolute(sum, products[(j * columns) + k][lane], 2e-16 * patients * size, (j, k, lane));
        }
    }

    [Fact]
    public void The_last_coefficient_is_that_of_a_QR_decomposition()
    {
        Gen.Select(Gen.Int[1, 5], Gen.Int[2, 40], Gen.Int[0, 1_000_000]).Sample(
            (columns, more, seed) =>
            {
                int patients = columns + more;
                var designs = Enumerable.Range(0, Lanes.Count).Select(lane => Random(patients, columns, seed + lane)).ToArray();
                var found = Fit(designs);
                for (int lane = 0; lane < Lanes.Count; lane++)
                {
                    Compare(designs[lane], [.. Enumerable.Range(0, columns)], found, lane);
                }
            },
            iter: 300);
    }

    [Fact]
    public void Aliased_columns_are_dropped_and_cost_no_degree_of_freedom()
    {
        // column 2 repeats column 1 in even lanes; column 3 is column 0 less column 1 in every third; the last column is free
        var designs = Enumerable.Range(0, Lanes.Count).Select(lane => Random(25, 5, 77 + lane)).ToArray();
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            for (int i = 0; i < 25; i++)
            {
                designs[lane][i][2] = lane % 2 == 0 ? designs[lane][i][1] : designs[lane][i][2];
                designs[lane][i][3] = lane % 3 == 0 ? designs[lane][i][0] - designs[lane][i][1] : designs[lane][i][3];
            }
        }

        var found = Fit(designs);

        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            Compare(designs[lane], [.. Enumerable.Range(0, 5).Where(j => !(j == 2 && lane % 2 == 0) && !(j == 3 && lane % 3 == 0))], found, lane);
        }
    }

    [Fact]
    public void A_coefficient_is_not_estimable_where_its_column_is_aliased_or_nothing_is_left()
    {
        var designs = Enumerable.Range(0, Lanes.Count).Select(lane => Random(4, 3, 5 + lane)).ToArray();
        for (int i = 0; i < 4; i++)
        {
            designs[1][i][2] = 2 - (3 * designs[1][i][1]); // a multiple of another column, and the constant
            designs[2][i][2] = 0; // nobody in the arm
            designs[3][i][3] = 3; // response without spread
            designs[4][i][3] = 1.1 + (0.7 * designs[4][i][1]) - (0.3 * designs[4][i][2]); // perfect fit
            designs[5][i][1] = designs[5][i][0]; // harmless: another column is aliased
        }

        Assert.Equal(0b1110_0001u, Fit(designs).Estimable.Bits);
        Assert.Equal(0u, Fit([.. designs.Select(d => d[..3])]).Estimable.Bits & 0b1101_1111); // three patients, three coefficients
    }

    [Fact]
    public void A_singular_matrix_that_rounding_made_indefinite_has_a_factor()
    {
        // four of the rows span three dimensions, two of them nearly the same plane: a rounding error is divided by a small pivot
        double[,] root = { { 0, -6, -0.5660377358490566, -6 }, { 0, 0, 0, -9.144096182555455 }, { 0, -0.011627906976744186, 0, -6.168553812760798 }, { 8.32200110874927, 5.025934502185514, -1, 3.0373248250241414 }, { 0, 0, -5, 0.37349397590361444 } };
        var r = Matrix<double>.Build.DenseOfArray(root);
        Assert.NotNull(Cholesky.Lower((r * r.Transpose()).ToArray()));
    }

    [Fact]
    public void A_Cholesky_factor_times_its_transpose_is_the_matrix()
    {
        Gen.Int[1, 8].SelectMany(n => Entry.Array2D[n, n]).Sample(
            root =>
            {
                var r = Matrix<double>.Build.DenseOfArray(root);
                var matrix = r * r.Transpose();
                double[,]? lower = Cholesky.Lower(matrix.ToArray());

                Assert.NotNull(lower);
                var product = Matrix<double>.Build.DenseOfArray(lower) * Matrix<double>.Build.DenseOfArray(lower).Transpose();
                // a pivot below 1e-9 of the variance counts as zero: its root times two standard deviations may be missing, once per column
                for (int j = 0; j < matrix.RowCount; j++)
                {
                    for (int k = 0; k < matrix.RowCount; k++)
                    {
                        Near.Absolute(matrix[j, k], product[j, k], 8 * 4e-5 * Math.Sqrt(matrix[j, j]) * Math.Sqrt(matrix[k, k]), (j, k));
                        Assert.True(k <= j || lower[j, k] == 0);
                    }
                }
            },
            iter: 300);
    }

    [Fact]
    public void Regular_matrices_have_MathNets_factor()
    {
        Gen.Int[1, 8].SelectMany(n => Entry.Array2D[n, n]).Sample(
            root =>
            {
                var r = Matrix<double>.Build.DenseOfArray(root);
                var matrix = (r * r.Transpose()) + (10 * Matrix<double>.Build.DenseIdentity(r.RowCount));
                var expected = matrix.Cholesky().Factor;
                double[,] lower = Cholesky.Lower(matrix.ToArray())!;
                // condition at most 8 x 8 x 100 / 10: a thousand times the rounding of entries up to 30
                Assert.All(Enumerable.Range(0, r.RowCount * r.RowCount), i =>
                    Near.Absolute(expected[i / r.RowCount, i % r.RowCount], lower[i / r.RowCount, i % r.RowCount], 1e-11));
            },
            iter: 300);
    }

    [Fact]
    public void Singular_covariances_are_factored_and_impossible_ones_refused()
    {
        Assert.Equal(new double[,] { { 2, 0 }, { 2, 0 } }, Cholesky.Lower(new double[,] { { 4, 4 }, { 4, 4 } }));
        Assert.Equal(new double[,] { { 0, 0 }, { 0, 3 } }, Cholesky.Lower(new double[,] { { 0, 0 }, { 0, 9 } }));
        Assert.Null(Cholesky.Lower(new double[,] { { 1, 2 }, { 2, 1 } }));
        Assert.Null(Cholesky.Lower(new double[,] { { 0, 1 }, { 1, 1 } }));
        Assert.Null(Cholesky.Lower(new double[,] { { -1 } }));
        Assert.Null(Cholesky.Lower(new double[,] { { double.NaN } }));
    }

    private static LeastSquares.Coefficient Fit(double[][][] designs)
    {
        int patients = designs[0].Length;
        int size = designs[0][0].Length;
        int padded = CrossProducts.Padded(size);
        double[,,] values = new double[padded, patients, Lanes.Count];
        foreach (var (j, i, lane) in Indices(padded, patients, Lanes.Count))
        {
            values[j, i, lane] = designs[lane][i][Math.Min(j, size - 1)];
        }

        using var memory = Columns(values);
        var products = new Lanes[padded * padded];
        CrossProducts.Sum([.. Enumerable.Range(0, padded).Select(j => new LaneColumn(memory[j]))], patients, products);
        var chosen = new Lanes[size * size];
        LeastSquares.Select(products, padded, [.. Enumerable.Range(0, size)], chosen);
        return LeastSquares.Last(chosen, size, patients);
    }

    // Constant, random columns, response last.
    private static double[][] Random(int patients, int columns, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, patients).Select(_ =>
            Enumerable.Range(0, columns + 1).Select(j => j == 0 ? 1 : (20 * random.NextDouble()) - 10 + (j == 1 ? 24 : 0)).ToArray())];
    }

    private static void Compare(double[][] rows, int[] free, LeastSquares.Coefficient found, int lane)
    {
        var design = Matrix<double>.Build.Dense(rows.Length, free.Length, (i, j) => rows[i][free[j]]);
        var response = Vector<double>.Build.Dense(rows.Length, i => rows[i][^1]);
        var coefficients = design.QR().Solve(response);
        double residual = (response - (design * coefficients)).DotProduct(response - (design * coefficients));
        int df = rows.Length - free.Length;
        double variance = residual / df * (design.Transpose() * design).Inverse()[free.Length - 1, free.Length - 1];
        var spectrum = design.Svd(false);
        // Normal equations square the condition number: that times the rounding of 16 digits, times the number of operations in a sum.
        double tolerance = 1e-15 * spectrum.ConditionNumber * spectrum.ConditionNumber * 10;
        double scale = Math.Abs(coefficients[^1]) + (response.L2Norm() * Math.Sqrt(variance / (residual / df)));

        Assert.True((found.Estimable.Bits >> lane & 1) == 1, $"lane {lane} not estimable");
        Near.Absolute(coefficients[^1], found.Estimate[lane], tolerance * scale, lane);
        Near.Relative(variance, found.Variance[lane], tolerance * (1 + (response.DotProduct(response) / residual)), lane);
        Assert.Equal(df, found.DegreesOfFreedom[lane]);
    }

    private static LaneColumns Columns(double[,,] values)
    {
        var memory = new LaneColumns(values.GetLength(0), values.GetLength(1));
        foreach (var (j, i, _) in Indices(values.GetLength(0), values.GetLength(1), 1))
        {
            memory[j][i] = Lanes.Load([.. Enumerable.Range(0, Lanes.Count).Select(lane => values[j, i, lane])]);
        }

        return memory;
    }

    private static IEnumerable<(int, int, int)> Indices(int a, int b, int c) =>
        from i in Enumerable.Range(0, a) from j in Enumerable.Range(0, b) from k in Enumerable.Range(0, c) select (i, j, k);
}
