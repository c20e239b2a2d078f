namespace TrialSim.Statistics.Subgroups.Cuts;

/// <summary>The cut-points of one trial that are tried: those that part its patients differently and leave enough in every cell.</summary>
/// <remarks>Two cuts between the same neighbours are one candidate, named by the lower. Allocated once, filled again for each trial.</remarks>
internal sealed class CutCandidates(int most)
{
    private readonly CutPlace[] places = new CutPlace[most];
    private int count;

    /// <summary>How many can be tried at most.</summary>
    public int Most => places.Length;

    /// <summary>The candidates, rising.</summary>
    public ReadOnlySpan<CutPlace> Places => places.AsSpan(0, count);

    /// <summary>Cuts at the sample quantiles k/(K + 1), k = 1 to K, of the marker in both arms.</summary>
    /// <param name="order">The trial.</param>
    /// <param name="quantiles">K.</param>
    /// <param name="fewestInCell">Smallest number of patients that each arm must have on each side; 0 keeps every cut between two patients.</param>
    /// <remarks>
    /// The quantile is the order statistic whose number is nearest to n k/(K + 1), the even one of two: definition 3 of Hyndman and Fan
    /// (1996), The American Statistician 50:361-365.
    /// </remarks>
    public void AtQuantiles(PatientsByMarker order, int quantiles, int fewestInCell)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quantiles, Most);
        Start();
        int read = 0;
        int treated = 0;
        for (int k = 1; k <= quantiles && order.Patients > 0; k++)
        {
            int number = (int)Math.Round((double)(order.Patients * (long)k) / (quantiles + 1), MidpointRounding.ToEven);
            Add(order, order.Marker[Math.Max(number, 1) - 1], fewestInCell, ref read, ref treated);
        }
    }

    /// <summary>Cuts that were named beforehand.</summary>
    /// <param name="order">The trial.</param>
    /// <param name="cuts">Rising, in the marker's unit.</param>
    /// <param name="fewestInCell">Smallest number of patients that each arm must have on each side.</param>
    public void At(PatientsByMarker order, ReadOnlySpan<double> cuts, int fewestInCell)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cuts.Length, Most);
        Start();
        int read = 0;
        int treated = 0;
        foreach (double cut in cuts)
        {
            Add(order, cut, fewestInCell, ref read, ref treated);
        }
    }

    private void Start() => count = 0;

    private void Add(PatientsByMarker order, double cut, int fewestInCell, ref int read, ref int treated)
    {
        for (; read < order.Patients && order.Marker[read] <= cut; read++)
        {
            treated += order.Treated[read] ? 1 : 0;
        }

        int control = read - treated;
        int fewest = Math.Min(
            Math.Min(control, treated),
            Math.Min(order.Patients - order.TreatedPatients - control, order.TreatedPatients - treated));
        if (fewest >= fewestInCell && read > 0 && read < order.Patients && (count == 0 || places[count - 1].Low < read))
        {
            places[count++] = new(cut, control, treated);
        }
    }
}
