using System.Runtime.Intrinsics;
using TrialSim.Analyses;
using TrialSim.Randomness;
using TrialSim.Statistics.Subgroups.Cuts;
using TrialSim.Trials;

namespace TrialSim.Claims.Searches;

/// <summary>The patients seen at the final visit in one of eight trials, with a marker: all, or one part of a random split.</summary>
internal sealed class CutPatients(PatientMarker marker, RuleRoom room)
{
    private readonly double[] values = new double[room.Trial.Patients];
    private readonly double[] changes = new double[room.Trial.Patients];
    private readonly bool[] treated = new bool[room.Trial.Patients];
    private readonly bool[] chooses = new bool[room.Trial.Patients];
    private readonly ulong[] lots = new ulong[room.Trial.Patients];
    private readonly int[] drawn = new int[room.Trial.Patients];
    private readonly Vector512<ulong>[] fractions = new Vector512<ulong>[(room.Trial.Patients + 1) & ~1];

    private int count;

    /// <summary>The patients that were read last, by marker.</summary>
    public PatientsByMarker Order { get; } = new(room.Trial.Patients);

    /// <summary>Reads everybody.</summary>
    public void ReadAll(int lane) => Read(lane, everybody: true, choosing: true);

    /// <summary>Reads one part of the split that was drawn for this trial.</summary>
    /// <param name="lane">The trial.</param>
    /// <param name="choosing">Whether it is the part that chooses the cut.</param>
    public void ReadPart(int lane, bool choosing) => Read(lane, everybody: false, choosing);

    /// <summary>Reads the listed patients, as often as they are listed.</summary>
    public void ReadDrawn(int lane, ReadOnlySpan<int> listed)
    {
        count = 0;
        foreach (int patient in listed)
        {
            Add(patient, lane);
        }

        Order.Read(values.AsSpan(0, count), changes.AsSpan(0, count), treated.AsSpan(0, count));
    }

    /// <summary>Effects on one side of a cut and on the other, in the patients that were read last.</summary>
    public SetEffect Effects(double cut, bool above)
    {
        var effect = default(SetEffect);
        for (int i = 0; i < count; i++)
        {
            effect.Add(values[i] > cut == above, treated[i], changes[i]);
        }

        return effect;
    }

    /// <summary>Draws the random numbers of the split for all eight trials.</summary>
    public void DrawSplit() => room.Random.Fractions(DrawPurpose.SampleSplit, 0, 0, room.Trial.Pairs, fractions);

    /// <summary>Splits one trial: of each arm's patients, the given share (rounded) with the lowest random numbers chooses the cut.</summary>
    public void Split(int lane, double share)
    {
        var seen = room.Endpoints.Weight(0, MissingRule.ObservedCases);
        var arms = room.Trial.Treated;
        for (int arm = 0; arm < 2; arm++)
        {
            int count = 0;
            for (int i = 0; i < arms.Length; i++)
            {
                if (seen[i][lane] > 0 && arms[i][lane] > 0 == (arm == 1))
                {
                    // the number of the patient below the random number: no two are equal, so that the order is everywhere the same
                    lots[count] = (fractions[i][lane] << 24) | (uint)i;
                    drawn[count++] = i;
                }
            }

            lots.AsSpan(0, count).Sort(drawn.AsSpan(0, count));
            int training = (int)Math.Round(share * count, MidpointRounding.ToEven);
            for (int i = 0; i < count; i++)
            {
                chooses[drawn[i]] = i < training;
            }
        }
    }

    private void Read(int lane, bool everybody, bool choosing)
    {
        count = 0;
        for (int i = 0; i < chooses.Length; i++)
        {
            if (everybody || chooses[i] == choosing)
            {
                Add(i, lane);
            }
        }

        Order.Read(values.AsSpan(0, count), changes.AsSpan(0, count), treated.AsSpan(0, count));
    }

    private void Add(int patient, int lane)
    {
        if (room.Endpoints.Weight(0, MissingRule.ObservedCases)[patient][lane] > 0)
        {
            values[count] = marker.Column(room.Trial)[patient][lane];
            changes[count] = room.Endpoints.Values(ContinuousEndpoint.Change, MissingRule.ObservedCases)[patient][lane];
            treated[count++] = room.Trial.Treated[patient][lane] > 0;
        }
    }
}
