using TrialSim.Numerics;

namespace TrialSim.Statistics.Mmrm.Structures;

/// <summary>How the correlation of two visits follows from a few correlations r, with derivatives in r.</summary>
internal abstract class CorrelationPattern
{
    /// <summary>Number of correlations r with a number of visits.</summary>
    public abstract int Parameters(int visits);

    /// <summary>Correlations r whose matrix is near that of a positive definite covariance matrix, and positive definite.</summary>
    public abstract void Start(int visits, LaneMatrix near, Span<Lanes> r);

    /// <summary>Correlation of a later visit a with an earlier visit b.</summary>
    public abstract Lanes Value(ReadOnlySpan<Lanes> r, int a, int b);

    /// <summary>Its first derivatives; the span comes with zeros.</summary>
    public abstract void First(ReadOnlySpan<Lanes> r, int a, int b, Span<Lanes> derivatives);

    /// <summary>Its second derivatives, a square matrix row by row; the span comes with zeros.</summary>
    public abstract void Second(ReadOnlySpan<Lanes> r, int a, int b, Span<Lanes> derivatives);

    /// <summary>The correlation of two visits in a covariance matrix.</summary>
    protected static Lanes Of(LaneMatrix covariance, int a, int b) =>
        covariance[a, b] / Lanes.Sqrt(covariance[a, a] * covariance[b, b]);

    /// <summary>A correlation held inside (-0.98, 0.98): a start at the edge would be a start at infinity.</summary>
    protected static Lanes Inside(Lanes r) => Lanes.Max(Lanes.Min(r, 0.98), -0.98);
}
