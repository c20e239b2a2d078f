using System.Text.Json.Serialization;

namespace TrialSim.Exposure;

/// <summary>Which concentrations decide the engagement that acts at a visit.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(MomentaryEngagement), "momentary")]
[JsonDerivedType(typeof(DelayedEngagement), "delayed")]
[JsonDerivedType(typeof(MeanEngagement), "mean")]
public abstract record EngagementTiming
{
    /// <summary>Rate at which an effect compartment follows the serum, per day; null where there is none.</summary>
    internal virtual double? DelayRate => null;

    /// <summary>The moments whose engagement, weighted, acts at a visit.</summary>
    /// <param name="visit">The visit, from 0.</param>
    /// <param name="day">Its day since randomization.</param>
    /// <param name="schedule">The infusions.</param>
    /// <param name="antibodiesDay">Day on which antibodies appear; null where they never do.</param>
    internal abstract IEnumerable<ExposureNode> Nodes(int visit, double day, DosingSchedule schedule, double? antibodiesDay);

    /// <summary>The timing in words, to complete "target held …".</summary>
    public abstract string Describe();
}
