namespace TrialSim.Exposure;

/// <summary>
/// The stretches into which infusions, the appearance of antibodies, and the moments that are looked at divide a trial. Within each the
/// concentration has a closed form. At the same moment, what is looked at comes first, so that a concentration at an infusion is the trough before it.
/// </summary>
internal sealed class ExposureTimeline
{
    private const double DaysPerWeek = 7;
    private const double HoursPerDay = 24;

    /// <summary>Divides the time.</summary>
    /// <param name="schedule">The infusions.</param>
    /// <param name="nodes">Moments that are looked at, in any order.</param>
    /// <param name="antibodiesDay">Day on which antibodies appear; null where they never do.</param>
    public ExposureTimeline(DosingSchedule schedule, IReadOnlyList<ExposureNode> nodes, double? antibodiesDay)
    {
        double length = schedule.InfusionHours.Value / HoursPerDay;
        var events = new List<Event>();
        foreach (var week in schedule.Weeks)
        {
            events.Add(new(DaysPerWeek * week.Value, Event.Start, null, 1));
            events.Add(new((DaysPerWeek * week.Value) + length, Event.Stop, null, -1));
        }

        events.AddRange(nodes.Select(node => new Event(node.Day, Event.Look, node, 0)));
        if (antibodiesDay is { } appear)
        {
            events.Add(new(appear, Event.Antibodies, null, 0));
        }

        Steps = [.. Divide([.. events.OrderBy(e => e.Day).ThenBy(e => e.Order)], length)];
    }

    /// <summary>The stretches, one after the other from day 0 to the last moment that is looked at.</summary>
    public IReadOnlyList<TimelineStep> Steps { get; }

    private static IEnumerable<TimelineStep> Divide(IReadOnlyList<Event> events, double length)
    {
        double now = 0;
        int running = 0;
        int last = events.Count - 1;
        while (last >= 0 && events[last].Node is null)
        {
            last--;
        }

        for (int e = 0; e <= last; e++)
        {
            var next = events[e];
            bool antibodies = next.Order == Event.Antibodies;
            if (next.Day > now || next.Node is not null || antibodies)
            {
                yield return new(next.Day - now, running / length, next.Node, antibodies);
            }

            now = next.Day;
            running += next.Change;
        }
    }

    private readonly record struct Event(double Day, int Order, ExposureNode? Node, int Change)
    {
        public const int Stop = 0;
        public const int Look = 1;
        public const int Antibodies = 2;
        public const int Start = 3;
    }
}
