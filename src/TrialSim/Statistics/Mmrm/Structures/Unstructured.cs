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
}
