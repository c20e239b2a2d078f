namespace TrialSim.Statistics.Subgroups.Cuts;

/// <summary>One trial's patients in the order of a marker: sorted once, so that every cut-point is a place in the list.</summary>
/// <remarks>Allocated once for the largest trial and filled again for each; patients with equal markers are never parted by a cut.</remarks>
internal sealed class PatientsByMarker(int mostPatients)
{
    private readonly double[] marker = new double[mostPatients];
    private readonly double[] outcome = new double[mostPatients];
    private readonly bool[] treated = new bool[mostPatients];
    private readonly int[] place = new int[mostPatients];

    /// <summary>Patients in both arms.</summary>
    public int Patients { get; private set; }

    /// <summary>Patients in the treatment arm.</summary>
    public int TreatedPatients { get; private set; }

    /// <summary>The marker, rising.</summary>
    public ReadOnlySpan<double> Marker => marker.AsSpan(0, Patients);

    /// <summary>The outcome of each patient, in the marker's order.</summary>
    public ReadOnlySpan<double> Outcome => outcome.AsSpan(0, Patients);

    /// <summary>Whether each patient has the treatment, in the marker's order.</summary>
    public ReadOnlySpan<bool> Treated => treated.AsSpan(0, Patients);

    /// <summary>Takes a trial in, in any order of its patients.</summary>
    /// <param name="values">Marker of each patient; no NaN.</param>
    /// <param name="outcomes">Outcome of each.</param>
    /// <param name="treatment">Whether each has the treatment.</param>
    public void Read(ReadOnlySpan<double> values, ReadOnlySpan<double> outcomes, ReadOnlySpan<bool> treatment)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(values.Length, mostPatients, nameof(values));
        ArgumentOutOfRangeException.ThrowIfNotEqual(outcomes.Length, values.Length, nameof(outcomes));
        ArgumentOutOfRangeException.ThrowIfNotEqual(treatment.Length, values.Length, nameof(treatment));
        Patients = values.Length;
        TreatedPatients = 0;
        values.CopyTo(marker);
        var order = place.AsSpan(0, Patients);
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        marker.AsSpan(0, Patients).Sort(order);
        for (int i = 0; i < order.Length; i++)
        {
            outcome[i] = outcomes[order[i]];
            treated[i] = treatment[order[i]];
            TreatedPatients += treated[i] ? 1 : 0;
        }
    }
}
