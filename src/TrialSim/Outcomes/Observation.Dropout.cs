using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TrialSim.Numerics;
using TrialSim.Randomness;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <content>Who is still there.</content>
internal sealed partial class Observation
{
    /// <summary>Who leaves between which visits.</summary>
    public void Follow(TrialRandom random, TrialBlock trial)
    {
        var seen = trial.VisitsSeen;
        if (outcome.Dropout.Count == 0 && events is null)
        {
            return; // the block starts with everybody seen to the end
        }

        seen.Clear();
        events?.Start(trial);
        var staying = parts[3];
        var fractions = MemoryMarshal.Cast<Lanes, Vector512<ulong>>(parts[4]);
        for (int visit = 1; visit <= visits.Count; visit++)
        {
            Lanes before = visit - 1.0;
            events?.Happen(random, trial, visit);
            if (!AnybodyMayLeave(visit))
            {
                for (int i = 0; i < seen.Length; i++)
                {
                    seen[i] += Lanes.EqualTo(seen[i], before).ToIndicator();
                }

                Stop(trial, visit);
                continue;
            }

            staying.Fill(Lanes.One);
            for (int reason = 0; reason < outcome.Dropout.Count; reason++) // an enumerator would be allocated at every visit
            {
                outcome.Dropout[reason].MultiplyStaying(trial, visit, visits, staying);
            }

            random.Fractions(DrawPurpose.Dropout, visit, 0, trial.Pairs, fractions);
            for (int i = 0; i < seen.Length; i++)
            {
                var here = Lanes.EqualTo(seen[i], before) & RandomFraction.Below(fractions[i], staying[i]);
                seen[i] += here.ToIndicator();
            }

            Stop(trial, visit);
        }
    }

    // Between two visits adverse events act before other reasons: who would leave for both leaves because of the event.
    private void Stop(TrialBlock trial, int visit)
    {
        if (events is null)
        {
            return;
        }

        Lanes before = visit - 1.0;
        var seen = trial.VisitsSeen;
        var leaves = events.Leaves;
        for (int i = 0; i < seen.Length; i++)
        {
            seen[i] = (leaves[i] > 0.0).Select(before, seen[i]);
        }

        events.Record(trial, visit);
    }

    private bool AnybodyMayLeave(int visit)
    {
        for (int reason = 0; reason < outcome.Dropout.Count; reason++)
        {
            if (outcome.Dropout[reason].ActsBefore(visit))
            {
                return true;
            }
        }

        return false;
    }
}
