namespace TrialSim.Exposure;

/// <summary>The serum concentration at the visit itself: before the infusion where one is due.</summary>
public sealed record MomentaryEngagement : EngagementTiming
{
    /// <inheritdoc/>
    internal override IEnumerable<ExposureNode> Nodes(int visit, double day, DosingSchedule schedule, double? antibodiesDay) => [new(day, visit, 1)];

    /// <inheritdoc/>
    public override string Describe() => "as at the moment of the visit";
}
