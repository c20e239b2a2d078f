namespace TrialSim.Statistics.Subgroups.Trees;

/// <summary>The patients of one trial with arm, outcome and markers, and their order by each marker: what the tree searches read.</summary>
/// <remarks>Room is made once; filling it for the next trial allocates nothing. Fill the first <see cref="Count"/> entries, then <see cref="Sort"/>.</remarks>
internal sealed class MarkedPatients
{
    private readonly double[][] markers;
    private readonly int[][] orders;
    private readonly double[] keys;

    /// <summary>Room for a trial.</summary>
    /// <param name="markers">Number of markers.</param>
    /// <param name="room">Most patients.</param>
    public MarkedPatients(int markers, int room)
    {
        this.markers = new double[markers][];
        orders = new int[markers][];
        for (int m = 0; m < markers; m++)
        {
            this.markers[m] = new double[room];
            orders[m] = new int[room];
        }

        keys = new double[room];
        Outcome = new double[room];
        Treated = new bool[room];
    }

    /// <summary>Patients at hand.</summary>
    public int Count { get; set; }

    /// <summary>Most patients.</summary>
    public int Room => keys.Length;

    /// <summary>Number of markers.</summary>
    public int Markers => markers.Length;

    /// <summary>Outcome by patient, such as the change in HAM-D points.</summary>
    public double[] Outcome { get; }

    /// <summary>Who is in the treatment arm; may be permuted without sorting again.</summary>
    public bool[] Treated { get; }

    /// <summary>Values of a marker by patient.</summary>
    public double[] Marker(int marker) => markers[marker];

    /// <summary>Numbers of the patients by rising value of a marker.</summary>
    public ReadOnlySpan<int> InOrderOf(int marker) => orders[marker].AsSpan(0, Count);

    /// <summary>Sorts the patients by each marker, those who tie in the order of their numbers.</summary>
    public void Sort()
    {
        for (int m = 0; m < markers.Length; m++)
        {
            var order = orders[m];
            for (int i = 0; i < Count; i++)
            {
                order[i] = i;
                keys[i] = markers[m][i];
            }

            Array.Sort(keys, order, 0, Count);
            for (int start = 0, end; start < Count; start = end)
            {
                end = Midranks.EndOfTie(keys.AsSpan(0, Count), start, keys[start]);
                order.AsSpan(start, end - start).Sort();
            }
        }
    }

    /// <summary>Sums over the listed patients.</summary>
    public ArmSums SumsOf(ReadOnlySpan<int> patients)
    {
        var sums = default(ArmSums);
        foreach (int patient in patients)
        {
            sums = sums.With(Outcome[patient], Treated[patient]);
        }

        return sums;
    }

    /// <summary>Sums over those who meet every condition.</summary>
    public ArmSums SumsWithin(ReadOnlySpan<MarkerBoundary> bounds)
    {
        var sums = default(ArmSums);
        for (int patient = 0; patient < Count; patient++)
        {
            if (Belongs(patient, bounds))
            {
                sums = sums.With(Outcome[patient], Treated[patient]);
            }
        }

        return sums;
    }

    /// <summary>Whether a patient meets every condition.</summary>
    public bool Belongs(int patient, ReadOnlySpan<MarkerBoundary> bounds)
    {
        foreach (var bound in bounds)
        {
            if (!bound.Holds(markers[bound.Marker][patient]))
            {
                return false;
            }
        }

        return true;
    }
}
