using MathNet.Numerics.LinearAlgebra.Double;
using TrialSim.Numerics;
using TrialSim.Statistics.Mmrm;
using TrialSim.Statistics.Mmrm.Structures;
using TrialSim.Tests.Oracles;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.RepeatedMeasures;

/// <summary>
/// The likelihood from pattern sums against matrices of all observations, at covariance matrices that are no maximum. Tolerance 1e-9 of the
/// largest entry: sums of about 60 products of numbers of either sign, in another order.
/// </summary>
public sealed unsafe class MarginalLikelihoodTests
{
    private const double Tolerance = 1e-9;

    private static readonly double[][,] Sigma =
    [
        new[,] { { 20.0, 12, 9, 7 }, { 12, 30, 18, 14 }, { 9, 18, 36, 25 }, { 7, 14, 25, 44 } },
        new[,] { { 15.0, -3, 2, 1 }, { -3, 22, 8, 6 }, { 2, 8, 18, 9 }, { 1, 6, 9, 40 } },
    ];

    public static TheoryData<int, bool> Cases => new() { { 1, true }, { 1, false }, { 2, true }, { 2, false } };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Value_and_fixed_effects_agree_with_dense_matrices(int groups, bool restricted)
    {
        using var at = new Point(groups, restricted);
        Near.Relative(at.Oracle.LogLikelihood(), at.Surface.Inner.LogLikelihood[Point.Lane], 1e-12);
        for (int c = 0; c < at.Design.Columns.Count; c++)
        {
            Near.Absolute(at.Oracle.Effects[c], at.EffectOf(c), Tolerance * at.Oracle.Effects.AbsoluteMaximum(), c);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Derivatives_agree_with_dense_matrices(int groups, bool restricted)
    {
        using var at = new Point(groups, restricted);
        at.Surface.ComputeGradient();
        double[] gradient = at.Oracle.Gradient();
        double scale = gradient.Max(Math.Abs);
        for (int e = 0; e < gradient.Length; e++)
        {
            Near.Absolute(gradient[e], at.Surface.Gradient[e][Point.Lane], Tolerance * scale, e);
        }

        at.Surface.ComputeInformation(InformationKind.Observed);
        Agree(at.Oracle.ObservedInformation(), at.Surface.Information);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Variances_of_contrasts_agree_with_dense_matrices(int groups, bool restricted)
    {
        using var at = new Point(groups, restricted);
        var contrast = DenseVector.OfArray(at.Trial.LastDifference);
        var other = DenseVector.Create(contrast.Count, c => c % 3 - 1);
        var (x, y) = (at.Solve(contrast), at.Solve(other));
        at.Surface.ComputeGradient();
        fixed (Lanes* first = x, second = y, gradient = new Lanes[at.Surface.Inner.Width])
        {
            at.Surface.Inner.VarianceGradient(first, second, gradient);
            double[] expected = at.Oracle.VarianceGradient(contrast, other);
            for (int e = 0; e < expected.Length; e++)
            {
                Near.Absolute(expected[e], gradient[e][Point.Lane], Tolerance * expected.Max(Math.Abs), e);
            }

            at.Surface.ComputeContrastInformation(first, gradient);
            Agree(at.Oracle.ContrastInformation(contrast), at.Surface.Information);
        }
    }

    [Fact]
    public void Nearly_observed_is_observed_where_nothing_is_missing_and_all_is_crossed()
    {
        var trial = new RaggedTrial(5, 24, 4, 0);
        var design = trial.CrossedDesign;
        using var surface = new StructuredLikelihood(design, new Unstructured(), 1, LikelihoodKind.Restricted);
        using var moments = new PatternMoments(4, trial.Covariates);
        trial.AddTo(moments, 0, _ => 0);
        moments.Complete();
        surface.Evaluate(Point.Elements(Sigma[..1]), moments);
        surface.ComputeGradient();
        surface.ComputeInformation(InformationKind.Observed);
        double[] observed = Lower(surface.Information);
        surface.ComputeInformation(InformationKind.NearlyObserved);
        double[] nearly = Lower(surface.Information);
        for (int e = 0; e < observed.Length; e++)
        {
            Near.Absolute(observed[e], nearly[e], Tolerance * observed.Max(Math.Abs), e);
        }
    }

    private static double[] Lower(LaneTriangle matrix) =>
        [.. from k in Enumerable.Range(0, matrix.Size) from l in Enumerable.Range(0, k + 1) select matrix[k, l][0]];

    private static void Agree(double[,] expected, LaneTriangle actual)
    {
        double scale = expected.Cast<double>().Max(Math.Abs);
        for (int k = 0; k < actual.Size; k++)
        {
            for (int l = 0; l <= k; l++)
            {
                Near.Absolute(expected[k, l], actual[k, l][Point.Lane], Tolerance * scale, (k, l));
            }
        }
    }

    /// <summary>The likelihood at <see cref="Sigma"/>, in a lane whose neighbours hold other trials, and its oracle.</summary>
    private sealed class Point : IDisposable
    {
        public const int Lane = 5;

        private readonly PatternMoments moments;

        public Point(int groups, bool restricted)
        {
            int GroupOf(int patient) => patient / 2 % groups;
            Trial = new(2, 12, 4, 0.15);
            Design = Trial.Design;
            moments = new(4, Trial.Covariates, groups);
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                (lane == Lane ? Trial : new RaggedTrial(100 + (ulong)lane, 20, 4, 0.2)).AddTo(moments, lane, GroupOf);
            }

            moments.Complete();
            Surface = new(Design, new Unstructured(), groups, restricted ? LikelihoodKind.Restricted : LikelihoodKind.Full);
            Surface.Evaluate(Elements(Sigma[..groups]), moments);
            Oracle = Trial.Oracle(Design, Sigma[..groups], restricted, GroupOf);
        }

        public RaggedTrial Trial { get; }

        public VisitDesign Design { get; }

        public StructuredLikelihood Surface { get; }

        public DenseMarginalModel Oracle { get; }

        public static Lanes[] Elements(double[][,] sigma) =>
            [.. from s in sigma from a in Enumerable.Range(0, 4) from b in Enumerable.Range(0, a + 1) select new Lanes(s[a, b])];

        public double EffectOf(int column)
        {
            var ofBasis = new double[Design.Columns.Count];
            for (int c = 0; c < ofBasis.Length; c++)
            {
                ofBasis[c] = Surface.Inner.Effects[c][Lane];
            }

            return Design.ToCoefficients(ofBasis)[column];
        }

        public Lanes[] Solve(DenseVector contrast)
        {
            var solved = new Lanes[contrast.Count];
            fixed (Lanes* target = solved, whitened = new Lanes[contrast.Count])
            {
                Surface.Inner.SolveContrast(Design.Prepare(contrast.Values).Weights, whitened, target);
            }

            return solved;
        }

        public void Dispose()
        {
            Surface.Dispose();
            moments.Dispose();
        }
    }
}
