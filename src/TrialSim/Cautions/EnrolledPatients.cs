using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Scenarios;
using TrialSim.Trials;

namespace TrialSim.Cautions;

/// <summary>Patients as a scenario's trials enrol and allocate them: at least 20,000, from trials of their own, always the same.</summary>
/// <remarks>A share of them has a standard error of at most 0.0036.</remarks>
internal sealed class EnrolledPatients
{
    private const int Enough = 20_000;
    private const ulong Seed = 0x6361_7574_696f_6e73; // other trials than a run with a usual seed

    private readonly int patients;
    private readonly List<bool> treated = [];
    private readonly Dictionary<PatientMarker, (List<double> Screening, List<double> Baseline)> markers;

    private EnrolledPatients(Scenario scenario)
    {
        patients = (int)scenario.Design.Patients.Value;
        markers = scenario.Population.Panel.Select(m => m.Name).Concat(PatientMarker.Clinical)
            .ToDictionary(m => m, _ => (new List<double>(), new List<double>()));
    }

    /// <summary>Enrols them.</summary>
    /// <exception cref="Cohorts.ScreeningException">The eligibility rules let nobody in.</exception>
    public static EnrolledPatients Draw(Scenario scenario)
    {
        var bare = scenario with { Analyses = [], Subgroups = [], Decisions = [], Claims = [], Rules = [] };
        var enrolled = new EnrolledPatients(scenario);
        using var run = new TrialRun(bare.Protocol());
        for (ulong replicate = 0; enrolled.Count < Enough; replicate += Lanes.Count)
        {
            run.Conduct(Seed, replicate);
            enrolled.Add(run.Trial);
        }

        return enrolled;
    }

    /// <summary>Number of patients.</summary>
    public int Count => treated.Count;

    /// <summary>Share of patients in a subgroup.</summary>
    public double Share(Subgroup subgroup) => (double)markers[subgroup.Marker].Baseline.Count(level => Holds(subgroup, level)) / Count;

    /// <summary>Expected members of a subgroup in the arm that holds fewer.</summary>
    public double PerArm(Subgroup subgroup)
    {
        double trials = (double)Count / patients;
        var members = markers[subgroup.Marker].Baseline.Zip(treated).Where(p => Holds(subgroup, p.First)).ToList();
        int inTreatment = members.Count(p => p.Second);
        return Math.Min(inTreatment, members.Count - inTreatment) / trials;
    }

    /// <summary>Share of patients in whom a biomarker as measured at screening and at baseline lies on different sides of a cut, of those with both.</summary>
    /// <param name="marker">The biomarker.</param>
    /// <param name="cut">The cut, in its unit.</param>
    public double Disagreeing(PatientMarker marker, double cut)
    {
        double inside = marker.Inside(cut);
        var (screening, baseline) = markers[marker];
        var both = screening.Zip(baseline).Where(p => !double.IsNaN(p.First) && !double.IsNaN(p.Second)).ToList();
        return (double)both.Count(p => p.First > inside != p.Second > inside) / both.Count;
    }

    private static bool Holds(Subgroup subgroup, double level) => level > subgroup.LowInside && level <= subgroup.HighInside;

    private void Add(TrialBlock trial)
    {
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            foreach (var (marker, (screening, baseline)) in markers)
            {
                AddLane(trial.Screening(marker), lane, screening);
                AddLane(trial.Measured(marker), lane, baseline);
            }

            foreach (var arm in trial.Treated)
            {
                treated.Add(arm[lane] == 1);
            }
        }
    }

    private static void AddLane(ReadOnlySpan<Lanes> column, int lane, List<double> into)
    {
        foreach (var value in column)
        {
            into.Add(value[lane]);
        }
    }
}
