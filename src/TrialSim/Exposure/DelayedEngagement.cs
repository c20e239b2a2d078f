using System.Text.Json.Serialization;
using TrialSim.Quantities;

namespace TrialSim.Exposure;

/// <summary>The concentration in an effect compartment that follows the serum with a delay: dCe/dt = ke0 (C - Ce).</summary>
/// <remarks>
/// Source: Sheiner and others (1979), Clin Pharmacol Ther 25:358-371. For infliximab in depression no half-life has been published: it is an assumption.
/// </remarks>
public sealed record DelayedEngagement : EngagementTiming
{
    private const double Ln2 = 0.693147180559945309417;

    /// <summary>Half-life of the delay, weeks: ke0 = ln 2 / half-life.</summary>
    public required Weeks HalfLife { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    internal override double? DelayRate => Ln2 / (7 * HalfLife.Value);

    /// <inheritdoc/>
    internal override IEnumerable<ExposureNode> Nodes(int visit, double day, DosingSchedule schedule, double? antibodiesDay) => [new(day, visit, 1)];

    /// <inheritdoc/>
    public override string Describe() => $"by an effect compartment that follows the serum with a half-life of {HalfLife.Value:0.####} weeks";
}
