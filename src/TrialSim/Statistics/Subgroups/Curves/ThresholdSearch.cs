using TrialSim.Numerics;

namespace TrialSim.Statistics.Subgroups.Curves;

/// <summary>The treatment effect in everybody and in the patients above each of several thresholds of a marker, in eight trials at once.</summary>
/// <remarks>
/// The statistic of a set of patients is its squared two-sample t, with the sign of the effect (treatment minus control): with n patients,
/// n1 and n0 in the arms, t^2 = (n - 2) B / (T - B), where T is the set's total sum of squares and B the part between the arms. Twice the
/// log-likelihood ratio is n ln(1 + t^2 / (n - 2)), which rises with it. Everybody's statistic enters with an offset R (2.2): the largest of
/// it and the thresholds' is compared with that of permuted arms, exact under the null that the treatment changes nothing. Thresholds leave
/// a fixed number of the patients above them, unobserved ones included, those without a value of the marker left out: everybody are those
/// with a value then, and the arms are permuted among them. Source: Jiang, Freidlin and Simon (2007), Journal of the National
/// Cancer Institute 99:1036-1043.
/// </remarks>
internal sealed partial class ThresholdSearch : IDisposable
{
    private readonly int[] sizes;
    private readonly MarkerOrder order;
    private readonly LaneColumns sorted; // outcome about the mean, treated, observed; the highest marker first
    private readonly LaneColumns totals; // by set: patients, sum of outcomes, patients x total sum of squares

    /// <summary>Room for one block of trials.</summary>
    /// <param name="patients">Patients in each trial.</param>
    /// <param name="sizes">How many patients lie above each threshold, rising, the largest below the number of patients.</param>
    /// <param name="shape">Says how many lie above each threshold where some patients have no value.</param>
    public ThresholdSearch(int patients, ReadOnlySpan<int> sizes, ThresholdSizes shape = default)
    {
        this.shape = shape;
        edges = new int[(sizes.Length + 1) * Lanes.Count];
        running = new(3, patients + 1);
        permuted = new(1, patients);
        this.sizes = [.. sizes, patients];
        for (int k = 0; k < sizes.Length; k++)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(sizes[k], k == 0 ? 2 : sizes[k - 1] + 1, nameof(sizes));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(sizes[k], patients, nameof(sizes));
        }

        order = new(patients);
        sorted = new(3, patients);
        totals = new(3, this.sizes.Length);
    }

    /// <summary>The largest statistic and the smallest one.</summary>
    /// <param name="Highest">Of the statistics with everybody's raised by the offset.</param>
    /// <param name="Lowest">Of the statistics with everybody's lowered by the offset.</param>
    public readonly record struct Extremes(Lanes Highest, Lanes Lowest);

    /// <summary>Where everybody's statistic is defined.</summary>
    public LaneMask Estimable { get; private set; }

    /// <summary>Observed patients.</summary>
    public Lanes Patients => totals[0][^1];

    /// <summary>Number of thresholds.</summary>
    public int Thresholds => sizes.Length - 1;

    /// <summary>Takes up eight trials.</summary>
    public void Enter(in OneMarkerTrials patients)
    {
        order.Sort(patients.Marker);
        var outcome = sorted[0];
        var treated = sorted[1];
        var observed = sorted[2];
        order.Arrange(patients.Outcome, outcome);
        order.Arrange(patients.Treated, treated);
        order.Arrange(patients.Observed, observed);
        outcome.Reverse();
        treated.Reverse();
        observed.Reverse();
        Lanes n = Lanes.Zero, s = Lanes.Zero, n1 = Lanes.Zero;
        for (int i = 0; i < outcome.Length; i++)
        {
            n += observed[i];
            s += observed[i] * outcome[i];
            n1 += observed[i] * treated[i];
        }

        var mean = s / Lanes.Max(n, Lanes.One);
        Estimable = (n >= 3.0) & (n1 > 0.0) & (n - n1 > 0.0);
        if (!order.IsComplete)
        {
            SumSome(mean);
            return;
        }

        Lanes count = Lanes.Zero, sum = Lanes.Zero, squares = Lanes.Zero;
        for (int i = 0, set = 0; i < outcome.Length; i++)
        {
            outcome[i] = observed[i] * (outcome[i] - mean);
            count += observed[i];
            sum += outcome[i];
            squares = Lanes.Fma(outcome[i], outcome[i], squares);
            if (i + 1 == sizes[set])
            {
                totals[0][set] = count;
                totals[1][set] = sum;
                totals[2][set] = (count * squares) - (sum * sum);
                set++;
            }
        }

        Estimable &= squares > 0.0;
    }

    /// <summary>The threshold of one trial: halfway between the lowest marker above it and the next one.</summary>
    public double Cut(int threshold, int lane, ReadOnlySpan<Lanes> marker) =>
        order.Between(marker.Length - (order.IsComplete ? sizes[threshold] : edges[(threshold * Lanes.Count) + lane]), lane, marker);

    /// <inheritdoc/>
    public void Dispose()
    {
        sorted.Dispose();
        totals.Dispose();
        running.Dispose();
        permuted.Dispose();
    }
}
