using TrialSim.Numerics;

namespace TrialSim.Statistics.Mmrm.Structures;

/// <summary>Correlation r^d at a distance of d visits: first-order autoregression.</summary>
internal sealed class PowerCorrelation : CorrelationPattern
{
    /// <inheritdoc/>
    public override int Parameters(int visits) => 1;

    /// <inheritdoc/>
    public override void Start(int visits, LaneMatrix near, Span<Lanes> r)
    {
        var sum = Lanes.Zero;
        for (int a = 1; a < visits; a++)
        {
            sum += Of(near, a, a - 1);
        }

        r[0] = Inside(sum / Math.Max(1.0, visits - 1));
    }

    /// <inheritdoc/>
    public override Lanes Value(ReadOnlySpan<Lanes> r, int a, int b) => Power(r[0], a - b);

    /// <inheritdoc/>
    public override void First(ReadOnlySpan<Lanes> r, int a, int b, Span<Lanes> derivatives) =>
        derivatives[0] = (double)(a - b) * Power(r[0], a - b - 1);

    /// <inheritdoc/>
    public override void Second(ReadOnlySpan<Lanes> r, int a, int b, Span<Lanes> derivatives) =>
        derivatives[0] = (double)((a - b) * (a - b - 1)) * Power(r[0], a - b - 2);

    private static Lanes Power(Lanes r, int exponent)
    {
        var power = Lanes.One;
        for (int i = 0; i < exponent; i++)
        {
            power *= r;
        }

        return power;
    }
}
