using System.Runtime.CompilerServices;

namespace TrialSim.Numerics;

/// <summary>Cholesky factors of small symmetric matrices in eight trials at once, and what is computed from them.</summary>
internal static unsafe class LaneCholesky
{
    private const int Piece = 8;

    /// <summary>Overwrites the lower triangle of a symmetric matrix by L with L L' = matrix.</summary>
    /// <param name="matrix">The matrix; afterwards L.</param>
    /// <param name="inverses">Receives the inverses of L's diagonal.</param>
    /// <param name="tolerance">A pivot below this share of its diagonal entry counts as none.</param>
    /// <returns>Where the matrix is positive definite; elsewhere the pivots that failed are 1 and the factor means nothing.</returns>
    public static LaneMask Factor(LaneTriangle matrix, Lanes* inverses, double tolerance)
    {
        var positive = LaneMask.All;
        int size = matrix.Size;
        for (int j = 0; j < size; j++)
        {
            Lanes* row = matrix.Row(j);
            var pivot = row[j] - Dot(row, row, j);
            var good = pivot > Lanes.Max(row[j] * tolerance, 0.0);
            positive &= good;
            var root = Lanes.Sqrt(good.Select(pivot, Lanes.One));
            var inverse = Lanes.One / root;
            row[j] = root;
            inverses[j] = inverse;
            int i = j + 1;
            for (; i + 3 < size; i += 4)
            {
                EliminateFour(row, matrix, i, j, inverse);
            }

            for (; i < size; i++)
            {
                Lanes* other = matrix.Row(i);
                other[j] = (other[j] - Dot(other, row, j)) * inverse;
            }
        }

        return positive;
    }

    /// <summary>The inverse of L.</summary>
    /// <param name="factor">L.</param>
    /// <param name="inverses">The inverses of its diagonal.</param>
    /// <param name="inverse">Receives the inverse, lower triangular, with zeros above the diagonal; its stride is padded by <see cref="LaneBlocks"/>.</param>
    public static void Invert(LaneTriangle factor, Lanes* inverses, LaneMatrix inverse)
    {
        for (int i = 0; i < factor.Size; i++)
        {
            Lanes* target = inverse.Row(i);
            for (int k = 0; k < i; k += Piece)
            {
                // column j of the inverse begins at row j: the sum for columns k to k + 7 may begin at row k
                int length = Math.Min(Piece, LaneBlocks.Padded(i - k));
                LaneBlocks.Sum(factor.Row(i) + k, 1, inverse.Row(k) + k, inverse.Stride, 0, i - k, target + k, length);
            }

            var scale = -inverses[i];
            for (int j = 0; j < i; j++)
            {
                target[j] *= scale;
            }

            target[i] = inverses[i];
            for (int j = i + 1; j < inverse.Stride; j++)
            {
                target[j] = Lanes.Zero;
            }
        }
    }

    /// <summary>The inverse of L L', lower triangle, from the inverse of L.</summary>
    /// <param name="inverse">The inverse of L from <see cref="Invert"/>.</param>
    /// <param name="product">Receives it; there is room for three more entries behind its last.</param>
    public static void InverseOfProduct(LaneMatrix inverse, LaneTriangle product)
    {
        int size = product.Size;
        for (int i = 0; i < size; i++)
        {
            // what is written past the end of a row is overwritten by the next
            LaneBlocks.Sum(
                inverse.Row(i) + i, inverse.Stride, inverse.Row(i), inverse.Stride, 0, size - i, product.Row(i), LaneBlocks.Padded(i + 1));
        }
    }

    /// <summary>Overwrites x by L^-1 x.</summary>
    public static void Solve(LaneTriangle factor, Lanes* inverses, Lanes* x)
    {
        for (int i = 0; i < factor.Size; i++)
        {
            x[i] = (x[i] - Dot(factor.Row(i), x, i)) * inverses[i];
        }
    }

    /// <summary>Overwrites x by L'^-1 x.</summary>
    public static void SolveTransposed(LaneTriangle factor, Lanes* inverses, Lanes* x)
    {
        for (int i = factor.Size - 1; i >= 0; i--)
        {
            x[i] *= inverses[i];
            Lanes* row = factor.Row(i);
            for (int j = 0; j < i; j++)
            {
                x[j] = Lanes.FmaNegated(row[j], x[i], x[j]);
            }
        }
    }

    /// <summary>Sum of products of two rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Dot(Lanes* a, Lanes* b, int count)
    {
        Lanes s0 = Lanes.Zero, s1 = Lanes.Zero;
        int k = 0;
        for (; k + 1 < count; k += 2)
        {
            s0 = Lanes.Fma(a[k], b[k], s0);
            s1 = Lanes.Fma(a[k + 1], b[k + 1], s1);
        }

        if (k < count)
        {
            s0 = Lanes.Fma(a[k], b[k], s0);
        }

        return s0 + s1;
    }

    // Four rows at a time: four independent sums hide the latency of one.
    private static void EliminateFour(Lanes* pivotRow, LaneTriangle matrix, int i, int j, Lanes inverse)
    {
        Lanes* r0 = matrix.Row(i), r1 = matrix.Row(i + 1), r2 = matrix.Row(i + 2), r3 = matrix.Row(i + 3);
        Lanes s0 = Lanes.Zero, s1 = Lanes.Zero, s2 = Lanes.Zero, s3 = Lanes.Zero;
        for (int k = 0; k < j; k++)
        {
            var x = pivotRow[k];
            s0 = Lanes.Fma(r0[k], x, s0);
            s1 = Lanes.Fma(r1[k], x, s1);
            s2 = Lanes.Fma(r2[k], x, s2);
            s3 = Lanes.Fma(r3[k], x, s3);
        }

        r0[j] = (r0[j] - s0) * inverse;
        r1[j] = (r1[j] - s1) * inverse;
        r2[j] = (r2[j] - s2) * inverse;
        r3[j] = (r3[j] - s3) * inverse;
    }
}
