using TrialSim.Numerics;

namespace TrialSim.Statistics.MixedModels;

/// <summary>Rows that share random effects with no others: a patient, or all groups that crossed terms connect.</summary>
/// <remarks>
/// Keeps Z'Z and (X, y)'Z only. With V = I + Z H Z' (over the residual variance) and W = V^-1, everything a fit needs of W is Z'WZ and
/// (X, y)'WZ, by the Woodbury identity with a matrix of the size of the random effects.
/// </remarks>
internal sealed class IndependentBlock
{
    private readonly DenseMatrix zz;
    private readonly DenseMatrix xyz;
    private DenseMatrix weighted;

    /// <summary>Keeps the cross-products.</summary>
    /// <param name="slots">Where the effects of each group stand.</param>
    /// <param name="zz">Z'Z.</param>
    /// <param name="xyz">(X, y)'Z.</param>
    public IndependentBlock(IReadOnlyList<RandomSlot> slots, DenseMatrix zz, DenseMatrix xyz)
    {
        (Slots, this.zz, this.xyz, weighted) = (slots, zz, xyz, xyz);
        Information = zz;
        Fixed = Residual = xyz;
    }

    /// <summary>The groups whose effects are in the block.</summary>
    public IReadOnlyList<RandomSlot> Slots { get; }

    /// <summary>Z'WZ.</summary>
    public DenseMatrix Information { get; private set; }

    /// <summary>X'WZ.</summary>
    public DenseMatrix Fixed { get; private set; }

    /// <summary>(y - X b)'WZ, one row.</summary>
    public DenseMatrix Residual { get; private set; }

    /// <summary>
    /// Recomputes for new covariance matrices; adds ln|V| and takes (X, y)'(I - W)(X, y) from the cross-products. False where the
    /// covariances are too large for the numbers to be told from rounding.
    /// </summary>
    /// <param name="factors">For each term a factor F of H = F F'.</param>
    /// <param name="crossProducts">(X, y)'(X, y) over all blocks, becoming (X, y)'W(X, y).</param>
    /// <param name="logDeterminant">Sum over the blocks so far.</param>
    public bool TryUpdate(IReadOnlyList<DenseMatrix> factors, DenseMatrix crossProducts, ref double logDeterminant)
    {
        var half = TimesFactors(zz, factors);
        var inner = TimesFactors(half.Transpose(), factors);
        int n = inner.Rows;
        for (int i = 0; i < n; i++)
        {
            inner[i, i] += 1;
        }

        if (!PositiveDefinite.TryFactor(inner.Entries, n))
        {
            return false;
        }

        logDeterminant += PositiveDefinite.LogDeterminant(inner.Entries, n);
        var scaledXy = TimesFactors(xyz, factors);
        SolveRows(inner, half);
        SolveRows(inner, scaledXy);
        Information = zz.Copy();
        Information.Add(-1, half.TimesTransposeOf(half));
        weighted = xyz.Copy();
        weighted.Add(-1, scaledXy.TimesTransposeOf(half));
        crossProducts.Add(-1, scaledXy.TimesTransposeOf(scaledXy));
        return true;
    }

    /// <summary>Sets <see cref="Fixed"/> and <see cref="Residual"/> for fixed effects.</summary>
    public void SetResidual(ReadOnlySpan<double> fixedEffects)
    {
        Fixed = new(fixedEffects.Length, weighted.Columns);
        Residual = new(1, weighted.Columns);
        weighted.Entries[..Fixed.Entries.Length].CopyTo(Fixed.Entries);
        weighted.Row(fixedEffects.Length).CopyTo(Residual.Entries);
        for (int j = 0; j < fixedEffects.Length; j++)
        {
            for (int k = 0; k < Residual.Columns; k++)
            {
                Residual[0, k] -= fixedEffects[j] * Fixed[j, k];
            }
        }
    }

    /// <summary>M times the block-diagonal matrix that holds a direction at each of its term's groups, and 0 elsewhere.</summary>
    public DenseMatrix TimesDirection(DenseMatrix m, Direction direction)
    {
        var product = new DenseMatrix(m.Rows, m.Columns);
        foreach (var slot in Slots)
        {
            if (slot.Term == direction.Term)
            {
                AddProduct(m, direction.Matrix, slot.Start, product);
            }
        }

        return product;
    }

    private static void SolveRows(DenseMatrix factor, DenseMatrix m)
    {
        for (int i = 0; i < m.Rows; i++)
        {
            PositiveDefinite.SolveLower(factor.Entries, factor.Rows, m.Row(i));
        }
    }

    private static void AddProduct(DenseMatrix m, DenseMatrix right, int start, DenseMatrix product)
    {
        for (int i = 0; i < m.Rows; i++)
        {
            for (int k = 0; k < right.Rows; k++)
            {
                for (int j = 0; j < right.Columns; j++)
                {
                    product[i, start + j] += m[i, start + k] * right[k, j];
                }
            }
        }
    }

    private DenseMatrix TimesFactors(DenseMatrix m, IReadOnlyList<DenseMatrix> factors)
    {
        var product = new DenseMatrix(m.Rows, m.Columns);
        foreach (var slot in Slots)
        {
            AddProduct(m, factors[slot.Term], slot.Start, product);
        }

        return product;
    }
}
