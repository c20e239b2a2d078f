using TrialSim.Analyses;
using TrialSim.Statistics.Subgroups.Cuts;
using TrialSim.Trials;

namespace TrialSim.Claims.Searches;

/// <summary>The patients seen at the final visit in one of eight trials whose value of a marker is known: all, or some of them.</summary>
internal sealed class CutPatients(PatientMarker marker, RuleRoom room)
{
    private readonly double[] values = new double[room.Trial.Patients];
    private readonly double[] changes = new double[room.Trial.Patients];
    private readonly bool[] treated = new bool[room.Trial.Patients];
    private readonly CompleteCases cases = new(room, marker);
    private readonly int[] everybody = [.. Enumerable.Range(0, room.Trial.Patients)];

    private int count;

    /// <summary>The patients that were read last, by marker.</summary>
    public PatientsByMarker Order { get; } = new(room.Trial.Patients);

    /// <summary>Reads everybody.</summary>
    public void ReadAll(int lane) => Read(lane, everybody);

    /// <summary>Reads the listed patients, as often as they are listed.</summary>
    public void Read(int lane, ReadOnlySpan<int> listed)
    {
        var seen = cases.Weight;
        var levels = room.Trial.Measured(marker);
        var change = room.Endpoints.Values(ContinuousEndpoint.Change, MissingRule.ObservedCases);
        var arms = room.Trial.Treated;
        count = 0;
        foreach (int patient in listed)
        {
            if (seen[patient][lane] > 0)
            {
                values[count] = levels[patient][lane];
                changes[count] = change[patient][lane];
                treated[count++] = arms[patient][lane] > 0;
            }
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
}
