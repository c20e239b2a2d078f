using TrialSim.Numerics;

namespace TrialSim.Statistics.MixedModels;

/// <summary>First-order sums over the groups of a term.</summary>
/// <remarks>For a direction E of the term's covariance, with D = Z E Z': tr(WD), tr(WD) - tr(PD) and y'PDPy are inner products with E.</remarks>
internal sealed class TermSums
{
    public TermSums(MixedEquations equations, int term)
    {
        int q = equations.Data.Terms[term].Effects.Count;
        Information = new(q, q);
        Spent = new(q, q);
        Squares = new(q, q);
        foreach (var block in equations.Data.Blocks)
        {
            DenseMatrix? spent = null;
            foreach (var slot in block.Slots)
            {
                if (slot.Term == term)
                {
                    spent ??= equations.Covariance.Times(block.Fixed);
                    AddGroup(block, spent, slot.Start);
                }
            }
        }
    }

    /// <summary>Sum of Z'WZ.</summary>
    public DenseMatrix Information { get; }

    /// <summary>Sum of Z'WX (X'WX)^-1 X'WZ: what estimating the fixed effects took.</summary>
    public DenseMatrix Spent { get; }

    /// <summary>Sum of Z'Py y'PZ.</summary>
    public DenseMatrix Squares { get; }

    private void AddGroup(IndependentBlock block, DenseMatrix spent, int start)
    {
        for (int a = 0; a < Information.Rows; a++)
        {
            for (int b = 0; b < Information.Rows; b++)
            {
                Information[a, b] += block.Information[start + a, start + b];
                Squares[a, b] += block.Residual[0, start + a] * block.Residual[0, start + b];
                for (int j = 0; j < spent.Rows; j++)
                {
                    Spent[a, b] += block.Fixed[j, start + a] * spent[j, start + b];
                }
            }
        }
    }
}
