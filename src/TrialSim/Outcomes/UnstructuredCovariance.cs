using TrialSim.Quantities;

namespace TrialSim.Outcomes;

/// <summary>Every pair of visits has its own correlation.</summary>
public sealed record UnstructuredCovariance : VisitCovariance
{
    /// <summary>Lower triangle without its diagonal: row j holds the correlations of visit j + 1 with visits 1 to j.</summary>
    public required IReadOnlyList<IReadOnlyList<Correlation>> Correlation { get; init; }

    /// <inheritdoc/>
    internal override double CorrelationOf(int j, int k, VisitSchedule visits) => Correlation[Math.Max(j, k) - 1][Math.Min(j, k)].Value;

    /// <inheritdoc/>
    public override string Describe() => $"residual SD {string.Join(", ", Sd.Select(s => s.Value))} points, unstructured correlation";
}
