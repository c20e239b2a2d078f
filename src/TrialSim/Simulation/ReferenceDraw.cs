using TrialSim.Cohorts;
using TrialSim.Numerics;
using TrialSim.Outcomes;
using TrialSim.Randomness;
using TrialSim.Scenarios;
using TrialSim.Trials;

namespace TrialSim.Simulation;

/// <summary>Draws patients and follows each under both arms with the same chance events.</summary>
internal sealed class ReferenceDraw : IDisposable
{
    private readonly Scenario scenario;
    private readonly TrialBlock trial;
    private readonly Enrolment enrolment;
    private readonly Observation observation;
    private readonly LaneColumns columns;
    private readonly double arrived; // of the drug's full effect at the final visit

    /// <summary>A worker's draws.</summary>
    public ReferenceDraw(Scenario scenario)
    {
        this.scenario = scenario;
        int patients = (int)scenario.Design.Patients.Value;
        var outcome = scenario.Outcome;
        trial = new(patients, outcome.Visits.Count, scenario.Population.Layout(outcome.Scale, outcome.RaterNoise));
        enrolment = new(scenario.Population, outcome.Scale, outcome.RaterNoise);
        observation = new(outcome, patients);
        columns = new(2, patients);
        arrived = outcome.DrugTimeCourse.FractionsAt(new([.. outcome.Visits.Select(v => v.Value)]))[^1];
    }

    /// <summary>Fills places <paramref name="from"/> on of every column with eight trials' patients.</summary>
    /// <returns>Candidates screened for them.</returns>
    public long Fill(TrialRandom random, int from, PatientMarker[] names, double[][] markers, double[] effects, double[] recorded)
    {
        enrolment.Enrol(random, trial);
        observation.Draw(random, trial);
        trial.Treated.Fill(Lanes.Zero);
        observation.Compose(trial);
        trial.Score(trial.Visits).CopyTo(columns[0]);
        trial.Treated.Fill(Lanes.One);
        observation.Compose(trial);
        observation.WriteEffect(trial, columns[1]);
        for (int i = 0; i < trial.Patients; i++)
        {
            var difference = trial.Score(trial.Visits)[i] - columns[0][i];
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                int at = from + (i * Lanes.Count) + lane;
                effects[at] = columns[1][i][lane] * arrived;
                recorded[at] = difference[lane];
            }
        }

        long screened = 0;
        foreach (var candidates in trial.Screened)
        {
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                screened += (long)candidates[lane];
            }
        }

        for (int m = 0; m < markers.Length; m++)
        {
            var column = trial.Measured(names[m]);
            for (int i = 0; i < trial.Patients; i++)
            {
                for (int lane = 0; lane < Lanes.Count; lane++)
                {
                    markers[m][from + (i * Lanes.Count) + lane] = column[i][lane];
                }
            }
        }

        return screened;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        trial.Dispose();
        enrolment.Dispose();
        observation.Dispose();
        columns.Dispose();
    }
}
