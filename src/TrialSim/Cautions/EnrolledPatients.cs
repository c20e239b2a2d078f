using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Quantities;
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
    private readonly List<(double Screening, double Baseline, bool IsTreated)> people = [];

    private EnrolledPatients(int patients) => this.patients = patients;

    /// <summary>Enrols them.</summary>
    /// <exception cref="Cohorts.ScreeningException">The eligibility rules let nobody in.</exception>
    public static EnrolledPatients Draw(Scenario scenario)
    {
        var bare = scenario with { Analyses = [], Subgroups = [], Decisions = [], Claims = [], Rules = [] };
        var enrolled = new EnrolledPatients((int)scenario.Design.Patients.Value);
        using var run = new TrialRun(bare.Protocol());
        for (ulong replicate = 0; enrolled.people.Count < Enough; replicate += Lanes.Count)
        {
            run.Conduct(Seed, replicate);
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                for (int i = 0; i < run.Trial.Patients; i++)
                {
                    enrolled.people.Add((run.Trial.ScreeningLogCrp[i][lane], run.Trial.BaselineLogCrp[i][lane], run.Trial.Treated[i][lane] == 1));
                }
            }
        }

        return enrolled;
    }

    /// <summary>Number of patients.</summary>
    public int Count => people.Count;

    /// <summary>Share of patients in a subgroup.</summary>
    public double Share(Subgroup subgroup) => (double)people.Count(p => Holds(subgroup, p.Baseline)) / people.Count;

    /// <summary>Expected members of a subgroup in the arm that holds fewer.</summary>
    public double PerArm(Subgroup subgroup)
    {
        double trials = (double)people.Count / patients;
        int treated = people.Count(p => p.IsTreated && Holds(subgroup, p.Baseline));
        int control = people.Count(p => !p.IsTreated && Holds(subgroup, p.Baseline));
        return Math.Min(treated, control) / trials;
    }

    /// <summary>Share of patients whose screening and baseline CRP lie on different sides of a cut.</summary>
    public double Disagreeing(CrpMgPerL cut) => (double)people.Count(p => p.Screening > cut.Log != p.Baseline > cut.Log) / people.Count;

    private static bool Holds(Subgroup subgroup, double logCrp) => !(logCrp <= subgroup.CrpAbove?.Log) && !(logCrp > subgroup.CrpAtMost?.Log);
}
