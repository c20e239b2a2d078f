using TrialSim.Numerics;
using TrialSim.Statistics.Subgroups.Trees;
using TrialSim.Trials;

namespace TrialSim.Claims.Searches;

/// <summary>Takes the patients of one of eight trials out of its lane: change at the final visit, arm and markers of those seen there with a value of every marker.</summary>
internal sealed class LanePatients
{
    private readonly TrialBlock trial;
    private readonly PatientMarker[] markers;

    /// <summary>Reads a block's trials.</summary>
    public LanePatients(RuleRoom room, IReadOnlyList<PatientMarker> markers)
    {
        trial = room.Trial;
        this.markers = [.. markers];
        Cases = new(room, markers);
        Numbers = new int[trial.Patients];
    }

    /// <summary>Those who are read.</summary>
    public CompleteCases Cases { get; }

    /// <summary>Number in the trial of each patient that <see cref="Take"/> has put into the list last.</summary>
    public int[] Numbers { get; }

    /// <summary>Room for the patients of one trial.</summary>
    public MarkedPatients Room() => new(markers.Length, trial.Patients);

    /// <summary>Takes the listed patients, as often as they are listed, and sorts them by every marker.</summary>
    /// <param name="lane">The trial.</param>
    /// <param name="listed">Their numbers.</param>
    /// <param name="patients">Receives those who are read.</param>
    public void Take(int lane, ReadOnlySpan<int> listed, MarkedPatients patients)
    {
        var seen = Cases.Weight;
        var score = trial.Score(trial.Visits);
        var baseline = trial.Baseline;
        var treated = trial.Treated;
        int count = 0;
        foreach (int i in listed)
        {
            if (seen[i][lane] != 0)
            {
                patients.Outcome[count] = score[i][lane] - baseline[i][lane];
                patients.Treated[count] = treated[i][lane] != 0;
                Numbers[count++] = i;
            }
        }

        patients.Count = count;
        for (int m = 0; m < markers.Length; m++)
        {
            var column = trial.Measured(markers[m]);
            var values = patients.Marker(m);
            for (int k = 0; k < count; k++)
            {
                values[k] = column[Numbers[k]][lane];
            }
        }

        patients.Sort();
    }
}
