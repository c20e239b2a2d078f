using TrialSim.Numerics;
using TrialSim.Trials;

namespace TrialSim.Tests.Oracles;

/// <summary>Takes one of eight trials out of a block.</summary>
internal static class PatientList
{
    /// <summary>The patients of the trial in a lane.</summary>
    public static Patient[] Of(TrialBlock trial, int lane)
    {
        var patients = new Patient[trial.Patients];
        for (int i = 0; i < patients.Length; i++)
        {
            double[] scores = new double[trial.Visits];
            for (int visit = 1; visit <= trial.Visits; visit++)
            {
                scores[visit - 1] = trial.Score(visit)[i][lane];
            }

            patients[i] = new()
            {
                Female = IsYes(trial.Female[i], lane),
                Age = trial.Age[i][lane],
                BodyMassIndex = trial.BodyMassIndex[i][lane],
                Height = trial.Height[i][lane],
                MedicationFree = IsYes(trial.MedicationFree[i], lane),
                ResistanceStage = (int)trial.ResistanceStage[i][lane],
                TrueLogCrp = trial.Level(PatientMarker.Crp)[i][lane],
                ScreeningLogCrp = trial.Screening(PatientMarker.Crp)[i][lane],
                BaselineLogCrp = trial.Measured(PatientMarker.Crp)[i][lane],
                TrueBaseline = trial.TrueBaseline[i][lane],
                Baseline = trial.Baseline[i][lane],
                Screened = (int)trial.Screened[i][lane],
                Stratum = (int)trial.Stratum[i][lane],
                Treated = IsYes(trial.Treated[i], lane),
                VisitsSeen = (int)trial.VisitsSeen[i][lane],
                Scores = scores,
            };
        }

        return patients;
    }

    private static bool IsYes(Lanes indicator, int lane)
    {
        Assert.True(indicator[lane] is 0 or 1);
        return indicator[lane] == 1;
    }
}
