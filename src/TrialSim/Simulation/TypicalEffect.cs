using TrialSim.Cohorts;
using TrialSim.Numerics;
using TrialSim.Outcomes;
using TrialSim.Randomness;
using TrialSim.Scenarios;
using TrialSim.Trials;

namespace TrialSim.Simulation;

/// <summary>The straight line nearest to a scenario's drug effect in those who enter: what an effect would be that does not vary, or a prognosis that varies as much.</summary>
/// <param name="Mean">Mean full-size effect, HAM-D points; negative favours the drug.</param>
/// <param name="Slope">Least squares slope on the marker's lasting level (ln concentration for a biomarker), points per unit.</param>
/// <param name="MeanLevel">Mean lasting level of the marker, as the engine holds it.</param>
/// <param name="Marker">The marker that predicts the effect.</param>
public readonly record struct TypicalEffect(double Mean, double Slope, double MeanLevel, PatientMarker Marker)
{
    private const ulong Seed = 0x5452_5554_4853_0001; // as the counterfactual run
    private const int Patients = 1 << 16;

    /// <summary>Works it out from about 65,000 enrolled patients, always the same.</summary>
    /// <exception cref="ScreeningException">The eligibility rules let nobody in.</exception>
    public static TypicalEffect Of(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        int patients = (int)scenario.Design.Patients.Value;
        var outcome = scenario.Outcome;
        using var trial = new TrialBlock(patients, outcome.Visits.Count, scenario.Population.Layout(outcome.Scale, outcome.RaterNoise));
        using var enrolment = new Enrolment(scenario.Population, outcome.Scale, outcome.RaterNoise);
        using var observation = new Observation(outcome, patients);
        using var effects = new LaneColumns(1, patients);
        var marker = outcome.DrugEffect.PredictiveMarker ?? scenario.TestedMarker;
        double n = 0, x = 0, y = 0, xx = 0, xy = 0;
        for (ulong round = 0; n < Patients; round++)
        {
            var random = TrialRandom.For(Seed, round * Lanes.Count);
            enrolment.Enrol(random, trial);
            observation.Exposure?.Follow(random, trial);
            observation.WriteEffect(trial, effects[0]);
            var level = trial.Level(marker);
            for (int i = 0; i < patients; i++)
            {
                for (int lane = 0; lane < Lanes.Count; lane++)
                {
                    double value = level[i][lane];
                    double effect = effects[0][i][lane];
                    n++;
                    x += value;
                    y += effect;
                    xx += value * value;
                    xy += value * effect;
                }
            }
        }

        double spread = xx - (x * x / n);
        return new(y / n, spread > 0 ? (xy - (x * y / n)) / spread : 0, x / n, marker);
    }
}
