using TrialSim.Numerics;

namespace TrialSim.Statistics.Mmrm.Structures;

/// <summary>Any covariance matrix: J (J + 1) / 2 parameters, which are its elements on and below the diagonal, row by row.</summary>
public sealed record Unstructured : CovarianceStructure
{
    /// <inheritdoc/>
    public override string Name => "us";

    /// <inheritdoc/>
    internal override bool IsItsOwnParameter => true;

    /// <inheritdoc/>
    internal override bool HasVarianceForEachVisit => true;

    /// <inheritdoc/>
    public override int Parameters(int visits) => LaneTriangle.Entries(visits);

    /// <inheritdoc/>
    internal override void Start(int visits, LaneMatrix near, Span<Lanes> parameters)
    {
        for (int a = 0; a < visits; a++)
        {
            for (int b = 0; b <= a; b++)
            {
                parameters[LaneTriangle.Entry(a, b)] = near[a, b];
            }
        }
    }

    /// <inheritdoc/>
    internal override void Covariance(int visits, ReadOnlySpan<Lanes> parameters, LaneMatrix covariance)
    {
        for (int a = 0; a < visits; a++)
        {
            for (int b = 0; b <= a; b++)
            {
                covariance[a, b] = covariance[b, a] = parameters[LaneTriangle.Entry(a, b)];
            }
        }
    }

    /// <inheritdoc/>
    internal override void First(int visits, ReadOnlySpan<Lanes> parameters, int a, int b, Span<Lanes> derivatives)
    {
        derivatives.Clear();
        derivatives[LaneTriangle.Entry(a, b)] = Lanes.One;
    }

    /// <inheritdoc/>
    internal override void Second(int visits, ReadOnlySpan<Lanes> parameters, int a, int b, Span<Lanes> derivatives) => derivatives.Clear();

    /// <inheritdoc/>
    /// <remarks>
    /// S + D + D S^-1 D / 2 with D the step: half the sum of S and (S + D) S^-1 (S + D), both positive definite, and to first order S + D.
    /// </remarks>
    internal override unsafe void Move(int visits, ReadOnlySpan<Lanes> from, ReadOnlySpan<Lanes> step, Lanes scale, Span<Lanes> to)
    {
        int entries = LaneTriangle.Entries(visits);
        Lanes* memory = stackalloc Lanes[entries + visits + (visits * visits)];
        var factor = new LaneTriangle(memory, visits);
        Lanes* inverses = memory + entries;
        var half = new LaneMatrix(inverses + visits, visits); // row j: L^-1 times column j of the step
        from.CopyTo(new(memory, entries));
        LaneCholesky.Factor(factor, inverses, 0);
        for (int j = 0; j < visits; j++)
        {
            for (int i = 0; i < visits; i++)
            {
                half[j, i] = scale * step[LaneTriangle.Entry(Math.Max(i, j), Math.Min(i, j))];
            }

            LaneCholesky.Solve(factor, inverses, half.Row(j));
        }

        for (int a = 0; a < visits; a++)
        {
            for (int b = 0; b <= a; b++)
            {
                int e = LaneTriangle.Entry(a, b);
                to[e] = from[e] + (scale * step[e]) + (0.5 * LaneCholesky.Dot(half.Row(a), half.Row(b), visits));
            }
        }
    }

    /// <inheritdoc/>
    /// <remarks>
    /// R's mmrm has L = D C with L L' the matrix, D the diagonal of L with the logarithms of its entries as parameters, and C unit lower
    /// triangular with its entries as parameters. A change S' of the matrix, to first order, is one L' = L f(L^-1 S' L'^-1) of L, f taking the
    /// lower triangle with half the diagonal; with a_i = L'_ii / L_ii the parameters' path has L''_ij = 2 a_i L'_ij - a_i^2 L_ij.
    /// </remarks>
    internal override unsafe void WeightedCurvature(
        int visits, ReadOnlySpan<Lanes> parameters, LaneMatrix roots, int count, Span<Lanes> byElement)
    {
        int entries = LaneTriangle.Entries(visits);
        Lanes* memory = stackalloc Lanes[entries + visits + (3 * visits * visits)];
        var root = new LaneTriangle(memory, visits);
        Lanes* inverses = memory + entries;
        var first = new LaneMatrix(inverses + visits, visits);
        var second = new LaneMatrix(first.Row(visits), visits);
        var middle = new LaneMatrix(second.Row(visits), visits);
        parameters.CopyTo(new(memory, entries));
        LaneCholesky.Factor(root, inverses, 0);
        byElement.Clear();
        for (int r = 0; r < count; r++)
        {
            ChangeOfRoot(root, inverses, roots.Row(r), middle, first);
            for (int i = 0; i < visits; i++)
            {
                var rate = first[i, i] * inverses[i];
                for (int j = 0; j <= i; j++)
                {
                    second[i, j] = rate * ((2.0 * first[i, j]) - (rate * root[i, j]));
                }
            }

            for (int e = 0, a = 0; a < visits; a++)
            {
                for (int b = 0; b <= a; b++, e++)
                {
                    byElement[e] += LaneCholesky.Dot(second.Row(a), root.Row(b), b + 1)
                        + LaneCholesky.Dot(root.Row(a), second.Row(b), b + 1)
                        + (2.0 * LaneCholesky.Dot(first.Row(a), first.Row(b), b + 1));
                }
            }
        }
    }

    private static unsafe void ChangeOfRoot(LaneTriangle root, Lanes* inverses, Lanes* change, LaneMatrix middle, LaneMatrix first)
    {
        int visits = root.Size;
        for (int j = 0; j < visits; j++)
        {
            for (int i = 0; i < visits; i++)
            {
                middle[j, i] = change[LaneTriangle.Entry(Math.Max(i, j), Math.Min(i, j))];
            }

            LaneCholesky.Solve(root, inverses, middle.Row(j)); // row j: L^-1 times column j
        }

        for (int i = 0; i < visits; i++)
        {
            for (int j = 0; j < visits; j++)
            {
                first[i, j] = middle[j, i];
            }

            LaneCholesky.Solve(root, inverses, first.Row(i)); // L^-1 S' L'^-1, symmetric
        }

        for (int i = 0; i < visits; i++)
        {
            first[i, i] *= 0.5;
        }

        // L times the lower triangle, from the last row up so that it can replace it
        for (int i = visits - 1; i >= 0; i--)
        {
            for (int j = 0; j <= i; j++)
            {
                var sum = Lanes.Zero;
                for (int k = j; k <= i; k++)
                {
                    sum = Lanes.Fma(root[i, k], first[k, j], sum);
                }

                first[i, j] = sum;
            }
        }
    }
}
