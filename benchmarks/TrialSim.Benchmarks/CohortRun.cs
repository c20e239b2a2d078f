using TrialSim.Cohorts;
using TrialSim.Numerics;
using TrialSim.Randomness;
using TrialSim.Scenarios;
using TrialSim.Trials;

namespace TrialSim.Benchmarks;

/// <summary>Eight trials at a time, up to the enrolment of their patients.</summary>
internal sealed class CohortRun : IDisposable
{
    private readonly Enrolment enrolment;
    private readonly TrialBlock trial;
    private ulong replicate;

    /// <summary>Prepares the screening of a scenario's patients.</summary>
    public CohortRun(Scenario scenario)
    {
        Name = scenario.Name;
        var outcome = scenario.Outcome;
        enrolment = new(scenario.Population, outcome.Scale, outcome.RaterNoise);
        trial = new((int)scenario.Design.Patients.Value, outcome.Visits.Count, scenario.Population.Layout(outcome.Scale, outcome.RaterNoise));
    }

    /// <summary>The scenario's name.</summary>
    public string Name { get; }

    /// <summary>Fills the places of the next eight trials.</summary>
    public void Enrol() => enrolment.Enrol(TrialRandom.For(1, replicate += Lanes.Count), trial);

    /// <summary>The same, and asks for the lasting level and the baseline value of every biomarker, as effects and analyses do.</summary>
    public void EnrolAndMeasureOnce()
    {
        Enrol();
        for (int k = 0; k < trial.Biomarkers.Length; k++)
        {
            _ = trial.Level(k);
            _ = trial.Measured(k);
        }
    }

    /// <summary>The same, and asks for every value, as an exported cohort does.</summary>
    public void EnrolAndMeasureAll()
    {
        EnrolAndMeasureOnce();
        for (int k = 0; k < trial.Biomarkers.Length; k++)
        {
            _ = trial.Screening(k);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        enrolment.Dispose();
        trial.Dispose();
    }
}
