using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TrialSim.Numerics;
using TrialSim.Randomness;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>The adverse events of one worker's trials: who has how many between two visits, and whom they make leave.</summary>
internal sealed class EventCourse : IDisposable
{
    private readonly AdverseEvent[] kinds;
    private readonly double[][][] cumulative; // of each kind and visit: treatment, then control, alike long
    private readonly LaneColumns happened; // a column for each kind
    private readonly LaneColumns parts; // leaves, fractions of how many, fractions of which makes leave

    private EventCourse(Outcome outcome, int patients)
    {
        kinds = [.. outcome.AdverseEvents];
        var visits = new VisitSchedule([.. outcome.Visits.Select(v => v.Value)]);
        cumulative = [.. kinds.Select(kind => Enumerable.Range(1, visits.Count).Select(visit => Tabulate(kind.Occurrence, visit, visits)).ToArray())];
        happened = new(kinds.Length, patients);
        parts = new(3, patients);
    }

    /// <summary>The events of a scenario's trials; null where none are counted.</summary>
    public static EventCourse? For(Outcome outcome, int patients) => outcome.AdverseEvents.Count == 0 ? null : new(outcome, patients);

    /// <summary>1 for each patient whom an event makes leave since the visit before, once <see cref="Happen"/> was called.</summary>
    public ReadOnlySpan<Lanes> Leaves => parts[0];

    /// <summary>Starts the trials at hand: nothing has happened yet.</summary>
    public void Start(TrialBlock trial)
    {
        for (int kind = 0; kind < kinds.Length; kind++)
        {
            trial.Events(kind).Clear();
        }

        trial.StoppedByEvent.Clear();
    }

    /// <summary>Draws what happens between a visit, from 1, and the one before; <see cref="TrialBlock.VisitsSeen"/> says who is still there.</summary>
    public void Happen(TrialRandom random, TrialBlock trial, int visit)
    {
        var leaves = parts[0];
        leaves.Clear();
        var many = MemoryMarshal.Cast<Lanes, Vector512<ulong>>(parts[1]);
        var stops = MemoryMarshal.Cast<Lanes, Vector512<ulong>>(parts[2]);
        Lanes before = visit - 1.0;
        for (int kind = 0; kind < kinds.Length; kind++)
        {
            int index = (kind * trial.Visits) + visit - 1;
            random.Fractions(DrawPurpose.AdverseEvent, index, 0, trial.Pairs, many);
            Lanes staying = 1 - kinds[kind].Discontinuing.Value;
            if (kinds[kind].Discontinuing.Value > 0)
            {
                random.Fractions(DrawPurpose.EventDiscontinuation, index, 0, trial.Pairs, stops);
            }

            Count(kind, visit, trial, many, stops, staying, before);
        }
    }

    /// <summary>Adds what is recorded, once it is known who comes to the visit.</summary>
    public void Record(TrialBlock trial, int visit)
    {
        var leaves = parts[0];
        var seen = trial.VisitsSeen;
        Lanes now = (double)visit;
        for (int kind = 0; kind < kinds.Length; kind++)
        {
            var total = trial.Events(kind);
            var own = happened[kind];
            bool inEverybody = kinds[kind].FollowUp == EventFollowUp.ToEnd;
            for (int i = 0; i < total.Length; i++)
            {
                var isKnown = Lanes.EqualTo(seen[i], now) | (leaves[i] > 0.0);
                total[i] += inEverybody ? own[i] : isKnown.Keep(own[i]);
            }
        }

        var stopped = trial.StoppedByEvent;
        for (int i = 0; i < stopped.Length; i++)
        {
            stopped[i] += leaves[i];
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        happened.Dispose();
        parts.Dispose();
    }

    private static double[] Tabulate(EventOccurrence occurrence, int visit, VisitSchedule visits)
    {
        double[] treatment = occurrence.Cumulative(TrialArm.Treatment, visit, visits);
        double[] control = occurrence.Cumulative(TrialArm.Control, visit, visits);
        int most = Math.Max(treatment.Length, control.Length);
        double[] table = new double[2 * most];
        Array.Fill(table, 1);
        treatment.CopyTo(table, 0);
        control.CopyTo(table, most);
        return table;
    }

    // One after the other: while a patient is in the trial, the first event that makes her leave is her last; an event is the last with
    // probability q, so that the k-th is with 1 - (1 - q)^k at the latest.
    private void Count(
        int kind, int visit, TrialBlock trial, ReadOnlySpan<Vector512<ulong>> many, ReadOnlySpan<Vector512<ulong>> stops, Lanes staying, Lanes before)
    {
        double[] table = cumulative[kind][visit - 1];
        int most = table.Length / 2;
        bool goOn = kinds[kind].FollowUp == EventFollowUp.ToEnd;
        bool mayStop = kinds[kind].Discontinuing.Value > 0;
        var own = happened[kind];
        var leaves = parts[0];
        var seen = trial.VisitsSeen;
        var treated = trial.Treated;
        for (int i = 0; i < own.Length; i++)
        {
            var isThere = Lanes.EqualTo(seen[i], before);
            var inTreatment = treated[i] > 0.0;
            var stopped = LaneMask.None;
            var stay = Lanes.One;
            var count = Lanes.Zero;
            for (int k = 0; k < most; k++)
            {
                var another = ~RandomFraction.Below(many[i], inTreatment.Select(table[k], table[most + k]));
                var counts = goOn ? another : another & isThere & ~stopped;
                if (!another.Any)
                {
                    break;
                }

                count += counts.ToIndicator();
                if (mayStop)
                {
                    stay *= staying;
                    stopped |= another & isThere & RandomFraction.Below(stops[i], 1.0 - stay);
                }
            }

            own[i] = count;
            leaves[i] = Lanes.Max(leaves[i], stopped.ToIndicator());
        }
    }
}
