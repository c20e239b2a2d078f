using TrialSim.Numerics;

namespace TrialSim.Statistics.Mmrm.Structures;

/// <summary>One correlation for each distance between visits: Toeplitz.</summary>
internal sealed class LagCorrelation : CorrelationPattern
{
    /// <inheritdoc/>
    public override int Parameters(int visits) => visits - 1;

    /// <inheritdoc/>
    public override void Start(int visits, LaneMatrix near, Span<Lanes> r)
    {
        // Divided by J at every distance, not by the number of pairs: so the sequence of a positive definite matrix stays one.
        for (int lag = 1; lag < visits; lag++)
        {
            var sum = Lanes.Zero;
            for (int a = lag; a < visits; a++)
            {
                sum += Of(near, a, a - lag);
            }

            r[lag - 1] = sum / (double)visits;
        }
    }

    /// <inheritdoc/>
    public override Lanes Value(ReadOnlySpan<Lanes> r, int a, int b) => r[a - b - 1];

    /// <inheritdoc/>
    public override void First(ReadOnlySpan<Lanes> r, int a, int b, Span<Lanes> derivatives) => derivatives[a - b - 1] = Lanes.One;

    /// <inheritdoc/>
    public override void Second(ReadOnlySpan<Lanes> r, int a, int b, Span<Lanes> derivatives)
    {
        // linear
    }
}
