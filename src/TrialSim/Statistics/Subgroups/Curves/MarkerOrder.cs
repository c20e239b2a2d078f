using TrialSim.Numerics;

namespace TrialSim.Statistics.Subgroups.Curves;

/// <summary>The patients of each of eight trials in rising order of a marker; those without a value stand before all others.</summary>
internal sealed class MarkerOrder
{
    private readonly double[] keys;
    private readonly int[] patients;
    private readonly int[] ordered;
    private readonly double[] eight = new double[Lanes.Count];
    private readonly int[] missing = new int[Lanes.Count];
    private readonly int[] known = new int[Lanes.Count];

    /// <summary>Room for one block of trials.</summary>
    /// <param name="patients">Patients in each trial.</param>
    public MarkerOrder(int patients)
    {
        keys = new double[patients];
        this.patients = new int[patients];
        ordered = new int[patients * Lanes.Count];
    }

    /// <summary>Patients without a value in each trial: the place of the first one with a value.</summary>
    public ReadOnlySpan<int> Missing => missing;

    /// <summary>Patients with a value in each trial.</summary>
    public ReadOnlySpan<int> Known => known;

    /// <summary>Whether every patient of every trial has a value.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Finds the order; among equal markers it is arbitrary, but the same on every machine.</summary>
    public void Sort(ReadOnlySpan<Lanes> marker)
    {
        IsComplete = true;
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            int without = 0;
            for (int i = 0; i < keys.Length; i++)
            {
                without += double.IsNaN(marker[i][lane]) ? 1 : 0;
            }

            (missing[lane], known[lane]) = (without, keys.Length - without);
            IsComplete &= without == 0;
            for (int i = 0, first = 0, next = without; i < keys.Length; i++)
            {
                int place = double.IsNaN(marker[i][lane]) ? first++ : next++;
                keys[place] = marker[i][lane];
                patients[place] = i;
            }

            MemoryExtensions.Sort(keys.AsSpan(without), patients.AsSpan(without));
            for (int place = 0; place < patients.Length; place++)
            {
                ordered[(place * Lanes.Count) + lane] = patients[place];
            }
        }
    }

    /// <summary>The patient at a place of one trial's order, the lowest marker at place 0.</summary>
    public int Patient(int place, int lane) => ordered[(place * Lanes.Count) + lane];

    /// <summary>The value halfway between the marker at a place and that of the place before it.</summary>
    /// <param name="place">1 to the number of patients - 1.</param>
    /// <param name="lane">The trial.</param>
    /// <param name="marker">The marker, one entry per patient.</param>
    public double Between(int place, int lane, ReadOnlySpan<Lanes> marker) =>
        (marker[Patient(place - 1, lane)][lane] + marker[Patient(place, lane)][lane]) / 2;

    /// <summary>Puts a column in order.</summary>
    /// <param name="column">One entry per patient.</param>
    /// <param name="arranged">The same entries, each trial's by its own order.</param>
    public void Arrange(ReadOnlySpan<Lanes> column, Span<Lanes> arranged)
    {
        for (int place = 0; place < arranged.Length; place++)
        {
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                eight[lane] = column[ordered[(place * Lanes.Count) + lane]][lane];
            }

            arranged[place] = Lanes.Load(eight);
        }
    }
}
