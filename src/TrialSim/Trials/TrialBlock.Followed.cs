using TrialSim.Numerics;

namespace TrialSim.Trials;

/// <content>What is observed over the visits beside scores; no columns where a scenario does not ask.</content>
public sealed partial class TrialBlock
{
    /// <summary>Biomarkers that are measured again at the visits.</summary>
    public int FollowedMarkers { get; }

    /// <summary>Kinds of adverse events that are counted.</summary>
    public int EventKinds { get; }

    /// <summary>Leaving because of an adverse event: 1, else 0; only where events are counted.</summary>
    public Span<Lanes> StoppedByEvent => columns[courses + (FollowedMarkers * Visits) + EventKinds];

    /// <summary>
    /// A followed biomarker as measured at visit 1 to <see cref="Visits"/>, ln concentration; NaN where it is missing, not asked for, or the
    /// patient was not seen.
    /// </summary>
    /// <param name="followed">Its place among the followed ones.</param>
    /// <param name="visit">The visit.</param>
    public Span<Lanes> Course(int followed, int visit) => columns[courses + (followed * Visits) + visit - 1];

    /// <summary>How many recorded adverse events of a kind each patient had.</summary>
    public Span<Lanes> Events(int kind) => columns[courses + (FollowedMarkers * Visits) + kind];
}
