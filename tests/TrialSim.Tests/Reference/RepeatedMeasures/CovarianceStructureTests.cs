using TrialSim.Numerics;
using TrialSim.Statistics;
using TrialSim.Statistics.Mmrm;
using TrialSim.Statistics.Mmrm.Structures;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.RepeatedMeasures;

/// <summary>The covariance structures: their matrices, and their derivatives against differences.</summary>
/// <remarks>
/// Central differences with a step of 1e-4 are off by its square times a third derivative, about 1e-8 of the largest element, and by
/// rounding, 1e-16 / 1e-4 (second differences: / 1e-8).
/// </remarks>
public sealed unsafe class CovarianceStructureTests
{
    private const int Visits = 5;
    private const double Step = 1e-4;

    public static TheoryData<string> Names => [.. CovarianceStructure.All.Select(s => s.Name)];

    [Theory]
    [InlineData("us", 15)]
    [InlineData("cs", 2)]
    [InlineData("csh", 6)]
    [InlineData("ar1", 2)]
    [InlineData("ar1h", 6)]
    [InlineData("toep", 5)]
    [InlineData("toeph", 9)]
    [InlineData("ad", 5)]
    [InlineData("adh", 9)]
    public void A_structure_has_its_number_of_parameters(string name, int parameters) =>
        Assert.Equal(parameters, CovarianceStructure.Named(name).Parameters(Visits));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_structure_is_a_variance_with_one_visit(string name) => Assert.Equal(1, CovarianceStructure.Named(name).Parameters(1));

    [Fact]
    public void An_unknown_structure_is_refused_with_the_known_ones()
    {
        var refusal = Assert.Throws<StatisticsInputException>(() => CovarianceStructure.Named("sp_exp"));
        Assert.Contains("toeph", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Correlations_follow_their_patterns()
    {
        double[,] ar1 = Matrix("ar1", [Math.Log(2), Root(0.6)]);
        double[,] cs = Matrix("cs", [Math.Log(3), Root(-0.2)]);
        double[,] adh = Matrix("adh", [0, 0, 0, 0, Math.Log(2), Root(0.5), Root(0.8), Root(0.4), Root(-0.5)]);
        double[,] toep = Matrix("toep", [0, Root(0.5), Root(0.3), Root(0.2), Root(0.1)]);
        Near.Relative(4 * 0.6 * 0.6 * 0.6, ar1[3, 0], 1e-14);
        Near.Relative(-9 * 0.2, cs[4, 1], 1e-14);
        Near.Relative(2 * 0.8 * 0.4 * -0.5, adh[4, 1], 1e-14);
        Near.Relative(0.3, toep[4, 2], 1e-14);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_start_is_positive_definite_and_reproduces_a_matrix_of_the_structure(string name)
    {
        var structure = CovarianceStructure.Named(name);
        Lanes[] parameters = Somewhere(structure);
        double[,] matrix = Matrix(structure, parameters);
        var again = new Lanes[parameters.Length];
        fixed (Lanes* entries = new Lanes[Visits * Visits])
        {
            var near = new LaneMatrix(entries, Visits);
            structure.Covariance(Visits, parameters, near);
            structure.Start(Visits, near, again);
        }

        double[,] started = Matrix(structure, again);
        Assert.NotNull(Cholesky.Lower(started));
        bool tapers = name.StartsWith("toep", StringComparison.Ordinal); // its start is pulled towards independence to stay positive definite
        for (int a = 0; a < Visits; a++)
        {
            for (int b = 0; b <= a; b++)
            {
                Near.Relative(tapers && a != b ? matrix[a, b] * (Visits - a + b) / Visits : matrix[a, b], started[a, b], 1e-12, (a, b));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void First_derivatives_are_those_of_the_matrix(string name)
    {
        var structure = CovarianceStructure.Named(name);
        Lanes[] at = Somewhere(structure);
        var first = new Lanes[at.Length];
        foreach (var (a, b) in Elements())
        {
            structure.First(Visits, at, a, b, first);
            for (int k = 0; k < at.Length; k++)
            {
                double difference = (Moved(structure, at, k, Step)[a, b] - Moved(structure, at, k, -Step)[a, b]) / (2 * Step);
                Near.Absolute(difference, first[k][0], 1e-6, (a, b, k));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Second_derivatives_are_those_of_the_first(string name)
    {
        var structure = CovarianceStructure.Named(name);
        Lanes[] at = Somewhere(structure);
        int size = at.Length;
        var second = new Lanes[size * size];
        foreach (var (a, b) in Elements())
        {
            structure.Second(Visits, at, a, b, second);
            for (int l = 0; l < size; l++)
            {
                Lanes[] above = First(structure, at, l, Step, a, b), below = First(structure, at, l, -Step, a, b);
                for (int k = 0; k < size; k++)
                {
                    Near.Absolute((above[k][0] - below[k][0]) / (2 * Step), second[(k * size) + l][0], 1e-6, (a, b, k, l));
                }
            }
        }
    }

    [Fact]
    public void A_long_step_of_the_unstructured_matrix_stays_positive_definite()
    {
        var structure = new Unstructured();
        Lanes[] from = Somewhere(structure);
        Lanes[] step = [.. from.Select((_, k) => new Lanes(k % 2 == 0 ? -40 : 25))];
        var to = new Lanes[from.Length];
        structure.Move(Visits, from, step, 1, to);
        Assert.NotNull(Cholesky.Lower(Matrix(structure, to)));
        Lanes[] tiny = [.. step.Select(s => 1e-9 * s)];
        structure.Move(Visits, from, tiny, 1, to);
        for (int k = 0; k < to.Length; k++)
        {
            Near.Absolute(from[k][0] + tiny[k][0], to[k][0], 1e-13, k);
        }
    }

    /// <summary>
    /// mmrm's unstructured parameters are logarithms of the diagonal of L and its entries over their row's diagonal: second derivatives of L L' in
    /// them by differences, weighted by a covariance of rank one given in the elements of the matrix.
    /// </summary>
    [Fact]
    public void Curvature_of_the_unstructured_matrix_is_that_in_log_Cholesky_parameters()
    {
        var structure = new Unstructured();
        Lanes[] at = Somewhere(structure);
        double[,] l = Cholesky.Lower(Matrix(structure, at))!;
        double[] theta = [.. Elements().Select(e => e.A == e.B ? Math.Log(l[e.A, e.A]) : l[e.A, e.B] / l[e.A, e.A])];
        double[] direction = [.. theta.Select((_, k) => 0.3 - (0.1 * (k % 5)))];
        double[,] plus = FromLogCholesky(theta, direction, Step), minus = FromLogCholesky(theta, direction, -Step), middle = FromLogCholesky(theta, direction, 0);
        var slope = new Lanes[at.Length];
        var found = new Lanes[at.Length];
        foreach (var (a, b) in Elements())
        {
            slope[LaneTriangle.Entry(a, b)] = (plus[a, b] - minus[a, b]) / (2 * Step);
        }

        fixed (Lanes* row = slope)
        {
            structure.WeightedCurvature(Visits, at, new LaneMatrix(row, slope.Length), 1, found);
        }

        foreach (var (a, b) in Elements())
        {
            Near.Absolute((plus[a, b] - (2 * middle[a, b]) + minus[a, b]) / (Step * Step), found[LaneTriangle.Entry(a, b)][0], 1e-4, (a, b));
        }
    }

    private static double[,] FromLogCholesky(double[] theta, double[] direction, double step)
    {
        var lower = new double[Visits, Visits];
        double[] at = [.. theta.Zip(direction, (t, d) => t + (step * d))];
        foreach (var (a, b) in Elements())
        {
            lower[a, b] = Math.Exp(at[LaneTriangle.Entry(a, a)]) * (a == b ? 1 : at[LaneTriangle.Entry(a, b)]);
        }

        var matrix = new double[Visits, Visits];
        for (int a = 0; a < Visits; a++)
        {
            for (int b = 0; b < Visits; b++)
            {
                matrix[a, b] = Enumerable.Range(0, Visits).Sum(k => lower[a, k] * lower[b, k]);
            }
        }

        return matrix;
    }

    private static double Root(double correlation) => correlation / Math.Sqrt(1 - (correlation * correlation));

    private static IEnumerable<(int A, int B)> Elements() => from a in Enumerable.Range(0, Visits) from b in Enumerable.Range(0, a + 1) select (a, b);

    // A positive definite matrix of the structure: standard deviations from 2 to 3, correlations that fall with the distance.
    private static Lanes[] Somewhere(CovarianceStructure structure)
    {
        if (structure is Unstructured)
        {
            return [.. Elements().Select(e => new Lanes(e.A == e.B ? 4 + e.A : 3.0 / (1 + e.A - e.B)))];
        }

        int deviations = structure.Name is "cs" or "ar1" or "toep" or "ad" ? 1 : Visits;
        return [.. Enumerable.Range(0, structure.Parameters(Visits)).Select(k =>
            new Lanes(k < deviations ? Math.Log(2 + (0.2 * k)) : Root(0.6 - (0.12 * (k - deviations)))))];
    }

    private static double[,] Matrix(string name, double[] parameters) =>
        Matrix(CovarianceStructure.Named(name), Array.ConvertAll(parameters, p => new Lanes(p)));

    private static double[,] Matrix(CovarianceStructure structure, Lanes[] parameters)
    {
        var matrix = new double[Visits, Visits];
        fixed (Lanes* entries = new Lanes[Visits * Visits])
        {
            var own = new LaneMatrix(entries, Visits);
            structure.Covariance(Visits, parameters, own);
            for (int a = 0; a < Visits; a++)
            {
                for (int b = 0; b < Visits; b++)
                {
                    matrix[a, b] = own[a, b][0];
                }
            }
        }

        return matrix;
    }

    private static Lanes[] With(Lanes[] at, int parameter, double step) => [.. at.Select((p, k) => k == parameter ? p + step : p)];

    private static double[,] Moved(CovarianceStructure structure, Lanes[] at, int parameter, double step) =>
        Matrix(structure, With(at, parameter, step));

    private static Lanes[] First(CovarianceStructure structure, Lanes[] at, int parameter, double step, int a, int b)
    {
        var first = new Lanes[at.Length];
        structure.First(Visits, With(at, parameter, step), a, b, first);
        return first;
    }
}
