using TrialSim.Numerics;

namespace TrialSim.Statistics.Subgroups.Curves;

/// <summary>Least squares of a centred response on one or two centred terms, in eight trials at once, from sums of squares and products.</summary>
/// <param name="S11">Sum of squares of the first term.</param>
/// <param name="S12">Sum of products of the two terms; 0 with one term.</param>
/// <param name="S22">Sum of squares of the second term; 0 with one term.</param>
/// <param name="S1Y">Sum of products of the first term and the response.</param>
/// <param name="S2Y">Sum of products of the second term and the response; 0 with one term.</param>
internal readonly record struct TwoTermFit(Lanes S11, Lanes S12, Lanes S22, Lanes S1Y, Lanes S2Y)
{
    /// <summary>A second term whose part beyond the first is smaller than this share of its own sum of squares says nothing that the first does not.</summary>
    private const double AliasTolerance = 1e-10;

    /// <summary>Number of terms that carry information of their own.</summary>
    public Lanes Rank => (S11 > 0.0).ToIndicator() + SecondFree.ToIndicator();

    /// <summary>The part of the response's sum of squares that the terms explain.</summary>
    public Lanes Explained
    {
        get
        {
            var (_, second) = Coefficients;
            var beyond = S2Y - (S12 * First(S1Y));
            return (First(S1Y) * S1Y) + (second * beyond);
        }
    }

    /// <summary>The slopes on the first and on the second term; 0 for a term without information of its own.</summary>
    public (Lanes First, Lanes Second) Coefficients
    {
        get
        {
            var free = SecondFree;
            var second = free.Keep((S2Y - (S12 * First(S1Y))) / free.Select(SecondPivot, Lanes.One));
            return (First(S1Y - (S12 * second)), second);
        }
    }

    private Lanes SecondPivot => S22 - (S12 * First(S12));

    private LaneMask SecondFree => SecondPivot > AliasTolerance * S22;

    /// <summary>The same sums over the patients of both.</summary>
    public static TwoTermFit operator +(in TwoTermFit a, in TwoTermFit b) =>
        new(a.S11 + b.S11, a.S12 + b.S12, a.S22 + b.S22, a.S1Y + b.S1Y, a.S2Y + b.S2Y);

    /// <summary>These sums in some trials, others elsewhere.</summary>
    public TwoTermFit Where(LaneMask here, in TwoTermFit otherwise) => new(
        here.Select(S11, otherwise.S11),
        here.Select(S12, otherwise.S12),
        here.Select(S22, otherwise.S22),
        here.Select(S1Y, otherwise.S1Y),
        here.Select(S2Y, otherwise.S2Y));

    // a number over the first term's sum of squares
    private Lanes First(Lanes value)
    {
        var varies = S11 > 0.0;
        return varies.Keep(value / varies.Select(S11, Lanes.One));
    }
}
