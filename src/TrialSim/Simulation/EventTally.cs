using TrialSim.Numerics;
using TrialSim.Scenarios;
using TrialSim.Trials;

namespace TrialSim.Simulation;

/// <summary>
/// Share of patients with at least one recorded adverse event of each kind and events per patient, by arm, the difference of the shares, and who
/// left because of any event: summed over trials.
/// </summary>
internal sealed class EventTally : IDisposable
{
    private const int MeansPerKind = 5;
    private const int Both = 2; // counts: trials with patients in the control arm, in the treatment arm, in both

    private readonly int kinds;

    private EventTally(int kinds)
    {
        this.kinds = kinds;
        Moments = new(3, FineSlot.Moments * ((MeansPerKind * kinds) + 3));
    }

    /// <summary>Counts and sums.</summary>
    public MomentTally Moments { get; }

    /// <summary>An empty tally; null where the scenario counts no adverse events.</summary>
    public static EventTally? Of(Scenario scenario) => scenario.Outcome.AdverseEvents.Count == 0 ? null : new(scenario.Outcome.AdverseEvents.Count);

    /// <summary>Shares of randomized patients with at least one event; of an arm (0 control, 1 treatment).</summary>
    public static FineSlot Share(int kind, int arm) => Mean((MeansPerKind * kind) + arm, arm);

    /// <summary>Events per randomized patient.</summary>
    public static FineSlot PerPatient(int kind, int arm) => Mean((MeansPerKind * kind) + 2 + arm, arm);

    /// <summary>Differences of the shares, treatment minus control.</summary>
    public static FineSlot Difference(int kind) => Mean((MeansPerKind * kind) + 4, Both);

    /// <summary>Shares of randomized patients who left because of an event.</summary>
    public FineSlot Stopped(int arm) => Mean((MeansPerKind * kinds) + arm, arm);

    /// <summary>Differences of these shares.</summary>
    public FineSlot StoppedDifference => Mean((MeansPerKind * kinds) + 2, Both);

    /// <summary>Records those of eight finished trials that belong to the run.</summary>
    public void Record(TrialBlock trial, LaneMask live)
    {
        var nTreated = Lanes.Zero;
        foreach (var own in trial.Treated)
        {
            nTreated += own;
        }

        var sizes = (Treated: nTreated, Control: trial.Patients - nTreated);
        var treated = live & (sizes.Treated >= 1.0);
        var control = live & (sizes.Control >= 1.0);
        Moments.Count(0, control);
        Moments.Count(1, treated);
        Moments.Count(Both, control & treated);
        for (int kind = 0; kind < kinds; kind++)
        {
            var (any, total) = Sum(trial.Events(kind), trial.Treated);
            Record(Share(kind, 0), Share(kind, 1), Difference(kind), any, sizes, control, treated);
            Moments.Add(PerPatient(kind, 1), total.Treated / sizes.Treated, treated);
            Moments.Add(PerPatient(kind, 0), total.Control / sizes.Control, control);
        }

        Record(Stopped(0), Stopped(1), StoppedDifference, Sum(trial.StoppedByEvent, trial.Treated).Any, sizes, control, treated);
        Moments.EndOfRound();
    }

    /// <inheritdoc/>
    public void Dispose() => Moments.Dispose();

    private static FineSlot Mean(int number, int count) => new(FineSlot.Moments * number, count);

    private static ((Lanes Treated, Lanes Control) Any, (Lanes Treated, Lanes Control) Total) Sum(ReadOnlySpan<Lanes> events, ReadOnlySpan<Lanes> treated)
    {
        Lanes any = Lanes.Zero, anyTreated = any, total = any, totalTreated = any;
        for (int i = 0; i < events.Length; i++)
        {
            var has = (events[i] > 0.0).ToIndicator();
            any += has;
            anyTreated = Lanes.Fma(has, treated[i], anyTreated);
            total += events[i];
            totalTreated = Lanes.Fma(events[i], treated[i], totalTreated);
        }

        return ((anyTreated, any - anyTreated), (totalTreated, total - totalTreated));
    }

    private void Record(
        FineSlot inControl, FineSlot inTreatment, FineSlot difference,
        (Lanes Treated, Lanes Control) count, (Lanes Treated, Lanes Control) sizes, LaneMask control, LaneMask treated)
    {
        var share = count.Treated / sizes.Treated;
        var other = count.Control / sizes.Control;
        Moments.Add(inTreatment, share, treated);
        Moments.Add(inControl, other, control);
        Moments.Add(difference, share - other, control & treated);
    }
}
