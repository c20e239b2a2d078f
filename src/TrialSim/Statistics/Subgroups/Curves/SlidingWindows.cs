using TrialSim.Numerics;

namespace TrialSim.Statistics.Subgroups.Curves;

/// <summary>Overlapping windows of patients along a marker: by how much the treatment effect in any of them departs from that in everybody.</summary>
/// <remarks>
/// After Bonetti and Gelber (2004), Biostatistics 5:465-481. Windows of r2 patients in the order of the marker, each but the last sharing r1
/// with the next. The effect is the difference of mean outcomes, treatment minus control. With n1, n0 observed patients of the arms in a
/// window, N1, N0 in all, and one residual variance, the squared departure over its variance is proportional to
/// (d - D)^2 / (1 / n1 - 1 / N1 + 1 / n0 - 1 / N0): the statistic is the largest over the windows. The factor left out is the residual
/// variance about the arms' means in everybody, which no permutation of the marker changes. Under the null that the marker has nothing to
/// do with arm, outcome and observation, all orders of the patients are equally likely: a permutation is exact then. A prognostic marker
/// is outside this null; centring at the arms' means keeps its level near the nominal one with balanced arms (the tests measure it).
/// Windows without an observed patient in both arms are passed over. Patients without a value of the marker stand in no window: windows
/// are laid through the others, whose places alone are permuted.
/// </remarks>
internal sealed partial class SlidingWindows : IDisposable
{
    private readonly PatientWindow[] windows;
    private readonly MarkerOrder order;
    private readonly LaneColumns sorted; // outcome about its arm's mean, 1 for treated and observed, 1 for control and observed
    private readonly LaneColumns running; // sums over the patients before each place: outcomes treated, control, then the counts
    private Lanes reciprocals;
    private Lanes variance;

    /// <summary>Room for one block of trials.</summary>
    /// <param name="patients">Patients in each trial.</param>
    /// <param name="size">Patients in a window (r2), below the number of patients; unobserved ones count.</param>
    /// <param name="shared">Patients that neighbouring windows share (r1), below the size.</param>
    public SlidingWindows(int patients, int size, int shared)
        : this(patients, new(size, shared))
    {
    }

    /// <summary>Room for one block of trials.</summary>
    /// <param name="patients">Patients in each trial.</param>
    /// <param name="shape">How large windows are; in a trial some of whose patients have no value, through the others.</param>
    public SlidingWindows(int patients, WindowShape shape)
    {
        this.shape = shape;
        windows = PatientWindow.Cover(patients, shape.Size(patients), shape.Shared(patients));
        from = new int[patients * Lanes.Count];
        to = new int[patients * Lanes.Count];
        permuted = new(3, patients);
        order = new(patients);
        sorted = new(3, patients);
        running = new(4, patients + 1);
    }

    /// <summary>How many windows there are.</summary>
    public int Count => windows.Length;

    /// <summary>Takes up eight trials.</summary>
    public void Enter(in OneMarkerTrials patients)
    {
        order.Sort(patients.Marker);
        var outcome = sorted[0];
        var treated = sorted[1];
        var control = sorted[2];
        order.Arrange(patients.Outcome, outcome);
        order.Arrange(patients.Treated, treated);
        order.Arrange(patients.Observed, control);
        Lanes n1 = Lanes.Zero, n0 = Lanes.Zero, s1 = Lanes.Zero, s0 = Lanes.Zero;
        for (int i = 0; i < outcome.Length; i++)
        {
            treated[i] *= control[i];
            control[i] -= treated[i];
            n1 += treated[i];
            n0 += control[i];
            s1 += treated[i] * outcome[i];
            s0 += control[i] * outcome[i];
        }

        var mean1 = s1 / Lanes.Max(n1, Lanes.One);
        var mean0 = s0 / Lanes.Max(n0, Lanes.One);
        var squares = Lanes.Zero;
        for (int i = 0; i < outcome.Length; i++)
        {
            outcome[i] = (treated[i] * (outcome[i] - mean1)) + (control[i] * (outcome[i] - mean0));
            squares += outcome[i] * outcome[i];
        }

        Estimable = (n1 >= 1.0) & (n0 >= 1.0) & (n1 + n0 >= 3.0) & (squares > 0.0);
        reciprocals = (Lanes.One / Lanes.Max(n1, Lanes.One)) + (Lanes.One / Lanes.Max(n0, Lanes.One));
        variance = squares / Lanes.Max(n1 + n0 - 2.0, Lanes.One);
        if (!order.IsComplete)
        {
            PlaceWindows();
        }
    }

    /// <summary>Where both arms have observed patients whose outcomes vary.</summary>
    public LaneMask Estimable { get; private set; }

    /// <summary>The residual variance by which <see cref="Largest"/> is divided to be a squared standardized departure.</summary>
    public Lanes ResidualVariance => variance;

    /// <summary>The largest squared departure over all windows, with the patients at other places of the marker.</summary>
    /// <param name="permutation">Which patient, by number in the marker's order, stands at each place; the same in all trials.</param>
    public Lanes Largest(ReadOnlySpan<int> permutation)
    {
        Accumulate(sorted, permutation);
        Lanes largest = Lanes.Zero;
        foreach (var window in windows)
        {
            largest = Lanes.Max(Departure(window, out _), largest);
        }

        return largest;
    }

    /// <summary>The window that departs most, with the patients at their own places.</summary>
    /// <param name="statistic">Its squared departure.</param>
    /// <param name="difference">By how much the effect in it, treatment minus control, is above that in everybody: only the sign is meant.</param>
    public Lanes Observed(out Lanes statistic, out Lanes difference)
    {
        Accumulate(sorted, []);
        if (!order.IsComplete)
        {
            return ObservedOfSome(out statistic, out difference);
        }

        (statistic, difference) = (Lanes.Zero, Lanes.Zero);
        Lanes found = Lanes.Zero;
        for (int w = 0; w < windows.Length; w++)
        {
            var departure = Departure(windows[w], out var numerator);
            var larger = departure > statistic;
            statistic = larger.Select(departure, statistic);
            difference = larger.Select(numerator, difference);
            found = larger.Select((double)w, found);
        }

        return found;
    }

    /// <summary>
    /// The patients on the side of the marker where the window is (from its inner edge on), for a window that does better than everybody;
    /// for one that does worse, the patients on the other side of that edge.
    /// </summary>
    /// <param name="window">Number of the window.</param>
    /// <param name="better">Whether the effect in it is better than in everybody.</param>
    /// <param name="lane">The trial.</param>
    /// <param name="marker">The marker, one entry per patient.</param>
    /// <returns>The cut, and whether the patients lie above it.</returns>
    public (double Cut, bool Above) Side(int window, bool better, int lane, ReadOnlySpan<Lanes> marker)
    {
        if (!order.IsComplete)
        {
            return SideOfSome(window, better, lane, marker);
        }

        bool high = windows[window].IsHigh(marker.Length);
        return (order.Between(high ? windows[window].From : windows[window].To, lane, marker), high == better);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        sorted.Dispose();
        running.Dispose();
        permuted.Dispose();
    }
}
