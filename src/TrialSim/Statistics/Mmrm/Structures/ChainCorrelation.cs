using TrialSim.Numerics;

namespace TrialSim.Statistics.Mmrm.Structures;

/// <summary>One correlation for each pair of adjacent visits; visits further apart have the product: ante-dependence of first order.</summary>
internal sealed class ChainCorrelation : CorrelationPattern
{
    /// <inheritdoc/>
    public override int Parameters(int visits) => visits - 1;

    /// <inheritdoc/>
    public override void Start(int visits, LaneMatrix near, Span<Lanes> r)
    {
        for (int a = 1; a < visits; a++)
        {
            r[a - 1] = Inside(Of(near, a, a - 1));
        }
    }

    /// <inheritdoc/>
    public override Lanes Value(ReadOnlySpan<Lanes> r, int a, int b) => Product(r, a, b, -1, -1);

    /// <inheritdoc/>
    public override void First(ReadOnlySpan<Lanes> r, int a, int b, Span<Lanes> derivatives)
    {
        for (int k = b; k < a; k++)
        {
            derivatives[k] = Product(r, a, b, k, k);
        }
    }

    /// <inheritdoc/>
    public override void Second(ReadOnlySpan<Lanes> r, int a, int b, Span<Lanes> derivatives)
    {
        for (int k = b; k < a; k++)
        {
            for (int l = b; l < a; l++)
            {
                if (k != l)
                {
                    derivatives[(k * r.Length) + l] = Product(r, a, b, k, l);
                }
            }
        }
    }

    private static Lanes Product(ReadOnlySpan<Lanes> r, int a, int b, int without, int orWithout)
    {
        var product = Lanes.One;
        for (int k = b; k < a; k++)
        {
            if (k != without && k != orWithout)
            {
                product *= r[k];
            }
        }

        return product;
    }
}
