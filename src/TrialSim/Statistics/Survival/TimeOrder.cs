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

    /// <summary>Orders the patients of a trial.</summary>
    /// <param name="observed">Each patient's time; not NaN.</param>
    /// <param name="strata">Each patient's stratum, from 0; empty where there is one stratum.</param>
    public void Sort(ReadOnlySpan<double> observed, ReadOnlySpan<int> strata)
    {
        if (!strata.IsEmpty)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(strata.Length, observed.Length, nameof(strata));
        }

        rows = observed.Length;
        Reserve(rows);
        observed.CopyTo(keys);
        for (int i = 0; i < rows; i++)
        {
            byTime[i] = i;
        }

        keys.AsSpan(0, rows).Sort(byTime.AsSpan(0, rows));
        JoinTimes();
        Distribute(strata);
    }

    private void Reserve(int needed)
    {
        if (keys.Length < needed)
        {
            keys = new double[needed];
            distinct = new double[needed];
            byTime = new int[needed];
            patients = new int[needed];
            ranks = new int[needed];
        }
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
            starts = new int[Strata + 1];
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
