using TrialSim.Numerics;
using TrialSim.Quantities;

namespace TrialSim.Outcomes;

/// <summary>First-order autoregression: neighbouring visits correlate by <see cref="Correlation"/>, visits k apart by its k-th power.</summary>
public sealed record AutoregressiveCovariance : VisitCovariance
{
    /// <summary>Correlation of neighbouring visits, 0 or more.</summary>
    public required Probability Correlation { get; init; }

    /// <inheritdoc/>
    internal override double CorrelationOf(int j, int k, VisitSchedule visits) =>
        Correlation.Value == 0 ? 0 : Portable.Exp(Math.Abs(j - k) * Portable.Log(Correlation.Value));

    /// <inheritdoc/>
    public override string Describe() =>
        $"residual SD {string.Join(", ", Sd.Select(s => s.Value))} points, AR(1) correlation {Correlation.Value} between neighbouring visits";
}
