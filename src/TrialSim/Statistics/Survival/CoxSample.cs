namespace TrialSim.Statistics.Survival;

/// <summary>The patients of a Cox model in order of stratum and time, with centred and scaled covariates. Refilled without allocating.</summary>
internal sealed class CoxSample
{
    private double[] covariates = [];
    private bool[] dead = [];
    private double[] means = [];
    private double[] scales = [];

    /// <summary>The order.</summary>
    public TimeOrder Order { get; private set; } = new();

    /// <summary>Number of patients.</summary>
    public int Rows { get; private set; }

    /// <summary>Number of covariates.</summary>
    public int Columns { get; private set; }

    /// <summary>Number of events.</summary>
    public int Events { get; private set; }

    /// <summary>Mean of each covariate over all patients.</summary>
    public ReadOnlySpan<double> Means => means.AsSpan(0, Columns);

    /// <summary>Standard deviation of each covariate over all patients; 1 where it is constant.</summary>
    public ReadOnlySpan<double> Scales => scales.AsSpan(0, Columns);

    /// <summary>Centred and scaled covariates of the patient at a place of the order.</summary>
    public ReadOnlySpan<double> Covariates(int place) => covariates.AsSpan(place * Columns, Columns);

    /// <summary>Whether the patient at a place of the order has the event.</summary>
    public bool IsDead(int place) => dead[place];

    /// <summary>Where the patients before a place with the same stratum and time begin.</summary>
    public int StartOfTime(int place, int stratumStart)
    {
        var ranks = Order.Ranks;
        int start = place;
        while (start > stratumStart && ranks[start - 1] == ranks[place])
        {
            start--;
        }

        return start;
    }

    /// <summary>Fills the sample.</summary>
    /// <param name="order">The patients by stratum and time.</param>
    /// <param name="events">Whether each patient's time is that of an event.</param>
    /// <param name="design">The covariates, column after column.</param>
    /// <param name="columns">Number of covariates.</param>
    public void Fill(TimeOrder order, ReadOnlySpan<bool> events, ReadOnlySpan<double> design, int columns)
    {
        Order = order;
        (Rows, Columns) = (order.Patients.Length, columns);
        ArgumentOutOfRangeException.ThrowIfNotEqual(events.Length, Rows, nameof(events));
        ArgumentOutOfRangeException.ThrowIfNotEqual(design.Length, Rows * columns, nameof(design));
        Reserve(Rows, columns);
        var patients = Order.Patients;
        Events = 0;
        for (int place = 0; place < Rows; place++)
        {
            dead[place] = events[patients[place]];
            Events += dead[place] ? 1 : 0;
        }

        for (int j = 0; j < columns; j++)
        {
            FillColumn(design.Slice(j * Rows, Rows), j);
        }
    }

    private void FillColumn(ReadOnlySpan<double> column, int j)
    {
        double sum = 0;
        foreach (double value in column)
        {
            sum += value;
        }

        double mean = sum / Rows;
        double squares = 0;
        foreach (double value in column)
        {
            squares += (value - mean) * (value - mean);
        }

        double spread = Math.Sqrt(squares / Rows);
        double scale = spread > 1e-12 * Math.Abs(mean) ? spread : 1;
        (means[j], scales[j]) = (mean, scale);
        var patients = Order.Patients;
        for (int place = 0; place < Rows; place++)
        {
            covariates[(place * Columns) + j] = (column[patients[place]] - mean) / scale;
        }
    }

    /// <summary>Makes room for a number of patients and covariates.</summary>
    public void Reserve(int patients, int columns)
    {
        if (dead.Length < patients)
        {
            dead = new bool[patients];
        }

        if (covariates.Length < patients * columns)
        {
            covariates = new double[patients * columns];
        }

        if (means.Length < columns)
        {
            means = new double[columns];
            scales = new double[columns];
        }
    }
}
