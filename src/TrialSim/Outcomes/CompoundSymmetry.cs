using TrialSim.Quantities;

namespace TrialSim.Outcomes;

/// <summary>Any two visits correlate alike.</summary>
public sealed record CompoundSymmetry : VisitCovariance
{
    /// <summary>Correlation of any two visits.</summary>
    public required Correlation Correlation { get; init; }

    /// <inheritdoc/>
    internal override double CorrelationOf(int j, int k, VisitSchedule visits) => Correlation.Value;

    /// <inheritdoc/>
    public override string Describe() =>
        $"residual SD {string.Join(", ", Sd.Select(s => s.Value))} points, correlation {Correlation.Value} between any two visits";
}
