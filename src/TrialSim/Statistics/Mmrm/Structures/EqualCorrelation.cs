using TrialSim.Numerics;

namespace TrialSim.Statistics.Mmrm.Structures;

/// <summary>The same correlation between any two visits.</summary>
internal sealed class EqualCorrelation : CorrelationPattern
{
    /// <inheritdoc/>
    public override int Parameters(int visits) => 1;

    /// <inheritdoc/>
    public override void Start(int visits, LaneMatrix near, Span<Lanes> r)
    {
        // the mean of a correlation matrix's entries lies above -1 / (J - 1), where this pattern ends
        var sum = Lanes.Zero;
        for (int a = 1; a < visits; a++)
        {
            for (int b = 0; b < a; b++)
            {
                sum += Of(near, a, b);
            }
        }

        r[0] = Inside(sum / Math.Max(1.0, visits * (visits - 1) / 2.0));
    }

    /// <inheritdoc/>
    public override Lanes Value(ReadOnlySpan<Lanes> r, int a, int b) => r[0];

    /// <inheritdoc/>
    public override void First(ReadOnlySpan<Lanes> r, int a, int b, Span<Lanes> derivatives) => derivatives[0] = Lanes.One;

    /// <inheritdoc/>
    public override void Second(ReadOnlySpan<Lanes> r, int a, int b, Span<Lanes> derivatives)
    {
        // linear
    }
}
