namespace TrialSim.Statistics.Survival;

/// <summary>Patients in order of stratum and time; times that differ by rounding only are joined. Refilled for each trial without allocating.</summary>
/// <remarks>
/// Neighbours among the distinct times count as one time, the smaller, when they differ by less than 1.5e-8, absolutely or in units of the
/// mean distinct time: R's rule (survival::aeqSurv), which keeps 0.1 + 0.2 and 0.3 together.
/// </remarks>
public sealed class TimeOrder
{
    private const double Tolerance = 1.4901161193847656e-8;

    private double[] keys = [];
    private double[] distinct = [];
    private int[] byTime = [];
    private int[] patients = [];
    private int[] ranks = [];
    private int[] starts = [];
    private int[] places = [];
    private int rows;
    private int times;

    /// <summary>Number of strata.</summary>
    public int Strata { get; private set; }

    /// <summary>Numbers of the patients, by stratum and within it by time, earliest first.</summary>
    public ReadOnlySpan<int> Patients => patients.AsSpan(0, rows);

    /// <summary>Number of the distinct time of each patient, in the order of <see cref="Patients"/>.</summary>
    public ReadOnlySpan<int> Ranks => ranks.AsSpan(0, rows);

    /// <summary>The distinct times of all strata, earliest first.</summary>
    public ReadOnlySpan<double> Times => distinct.AsSpan(0, times);

    /// <summary>Where a stratum begins in <see cref="Patients"/>; the number of strata gives the end.</summary>
    public int StartOf(int stratum) => starts[stratum];

    /// <summary>Makes room for a number of patients, so that no trial up to that size allocates.</summary>
    public void Reserve(int count)
    {
        if (keys.Length < count)
        {
            keys = new double[count];
            distinct = new double[count];
            byTime = new int[count];
            patients = new int[count];
            ranks = new int[count];
        }
    }

    /// <summary>Orders the patients of a trial.</summary>
    /// <param name="observed">Each patient's time; not NaN.</param>
    /// <param name="strata">Each patient's stratum, from 0; empty where there is one stratum.</param>
    public void Sort(ReadOnlySpan<double> observed, ReadOnlySpan<int> strata)
    {
        Start(observed.Length, strata);
        observed.CopyTo(keys);
        for (int i = 0; i < rows; i++)
        {
            byTime[i] = i;
        }

        keys.AsSpan(0, rows).Sort(byTime.AsSpan(0, rows));
        JoinTimes();
        Distribute(strata);
    }

    /// <summary>Orders the patients of a trial whose times are small whole numbers, such as those of visits; patients of a time keep their order.</summary>
    /// <param name="observed">Each patient's time, 0 to <paramref name="last"/>.</param>
    /// <param name="last">The last time there may be.</param>
    /// <param name="strata">Each patient's stratum, from 0; empty where there is one stratum.</param>
    public void SortWhole(ReadOnlySpan<int> observed, int last, ReadOnlySpan<int> strata)
    {
        Start(observed.Length, strata);
        if (places.Length < last + 1)
        {
            places = new int[last + 1];
        }

        Array.Clear(places);
        foreach (int time in observed)
        {
            places[time]++;
        }

        times = 0;
        int next = 0;
        for (int time = 0; time <= last; time++)
        {
            int count = places[time];
            places[time] = next;
            if (count > 0)
            {
                keys.AsSpan(next, count).Fill(times);
                distinct[times++] = time;
            }

            next += count;
        }

        for (int i = 0; i < rows; i++)
        {
            byTime[places[observed[i]]++] = i;
        }

        Distribute(strata);
    }

    private void Start(int count, ReadOnlySpan<int> strata)
    {
        if (!strata.IsEmpty)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(strata.Length, count, nameof(strata));
        }

        rows = count;
        Reserve(count);
    }

    // Numbers the distinct times: afterwards keys hold each sorted patient's number.
    private void JoinTimes()
    {
        double sum = 0;
        int exact = 0;
        for (int i = 0; i < rows; i++)
        {
            if (i == 0 || keys[i] != keys[i - 1])
            {
                sum += Math.Abs(keys[i]);
                exact++;
            }
        }

        double width = Tolerance * Math.Max(1, exact == 0 ? 1 : sum / exact);
        times = 0;
        double before = double.NaN;
        for (int i = 0; i < rows; i++)
        {
            double time = keys[i];
            if (!(time - before <= width))
            {
                distinct[times++] = time;
            }

            before = time;
            keys[i] = times - 1;
        }
    }

    // A counting sort by stratum, which keeps the order of times.
    private void Distribute(ReadOnlySpan<int> strata)
    {
        Strata = 1;
        foreach (int stratum in strata)
        {
            Strata = Math.Max(Strata, stratum + 1);
        }

        if (starts.Length < Strata + 1)
        {
            starts = new int[Math.Max(Strata + 1, 2 * starts.Length)];
        }

        starts.AsSpan().Clear();
        for (int i = 0; i < rows; i++)
        {
            starts[strata.IsEmpty ? 0 : strata[i]]++;
        }

        int end = 0;
        for (int s = 0; s < Strata; s++)
        {
            (starts[s], end) = (end, end + starts[s]);
        }

        starts[Strata] = end;
        for (int i = 0; i < rows; i++)
        {
            int patient = byTime[i];
            int place = starts[strata.IsEmpty ? 0 : strata[patient]]++;
            patients[place] = patient;
            ranks[place] = (int)keys[i];
        }

        // filling has moved every start to its stratum's end
        for (int s = Strata - 1; s > 0; s--)
        {
            starts[s] = starts[s - 1];
        }

        starts[0] = 0;
    }
}
