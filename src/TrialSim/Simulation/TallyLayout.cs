using TrialSim.Analyses;
using TrialSim.Scenarios;
using TrialSim.Trials;

namespace TrialSim.Simulation;

/// <summary>Which slot of a <see cref="MomentTally"/> belongs to which figure.</summary>
internal sealed class TallyLayout
{
    private const int PerAnalysis = 5;
    private const int SharesPerSubgroup = 8;

    private readonly int visits;
    private readonly int firstDecision;
    private readonly int firstSubgroup;
    private readonly int perSubgroup;

    /// <summary>The layout for a scenario.</summary>
    public TallyLayout(Scenario scenario)
    {
        visits = scenario.Outcome.Visits.Count;
        SubgroupNames = [Subgroup.All, .. scenario.Subgroups.Select(s => s.Name).Where(name => name != Subgroup.All)];
        firstDecision = PerAnalysis * scenario.Analyses.Count;
        FamilyWiseError = firstDecision + scenario.Decisions.Count;
        Screened = FamilyWiseError + 1;
        firstSubgroup = Screened + 1;
        perSubgroup = 2 + SharesPerSubgroup + (6 * (visits + 1));
        Slots = firstSubgroup + (perSubgroup * Subgroups);
    }

    /// <summary>Names of the subgroups, "all" first.</summary>
    public IReadOnlyList<string> SubgroupNames { get; }

    /// <summary>Number of subgroups, "all" included.</summary>
    public int Subgroups => SubgroupNames.Count;

    /// <summary>Number of slots.</summary>
    public int Slots { get; }

    /// <summary>Trials with a false claim.</summary>
    public int FamilyWiseError { get; }

    /// <summary>Candidates screened per patient.</summary>
    public int Screened { get; }

    /// <summary>Slots of an analysis.</summary>
    public static AnalysisSlots Analysis(int analysis) => new(PerAnalysis * analysis);

    /// <summary>Trials in which a rule says yes.</summary>
    public int Decision(int rule) => firstDecision + rule;

    /// <summary>Share of patients in a subgroup.</summary>
    public int Prevalence(int subgroup) => firstSubgroup + (perSubgroup * subgroup);

    /// <summary>Difference of mean changes between arms.</summary>
    public int Difference(int subgroup) => Prevalence(subgroup) + 1;

    /// <summary>A share per arm (0 control, 1 treatment).</summary>
    public int Share(int subgroup, ShareKind kind, int arm) => Prevalence(subgroup) + 2 + (2 * (int)kind) + arm;

    /// <summary>Mean score of an arm at a visit (0 is baseline).</summary>
    public int Score(int subgroup, int visit, int arm) => Prevalence(subgroup) + 2 + SharesPerSubgroup + (6 * visit) + arm;

    /// <summary>Mean change of an arm at a visit.</summary>
    public int Change(int subgroup, int visit, int arm) => Score(subgroup, visit, arm) + 2;

    /// <summary>Variance of the change of an arm at a visit.</summary>
    public int ChangeVariance(int subgroup, int visit, int arm) => Score(subgroup, visit, arm) + 4;

    /// <summary>Slots of one analysis.</summary>
    internal readonly record struct AnalysisSlots(int Estimate)
    {
        /// <summary>Standard errors.</summary>
        public int StandardError => Estimate + 1;

        /// <summary>Absolute size of significant estimates; its count is the number of rejections.</summary>
        public int SignificantSize => Estimate + 2;

        /// <summary>Intervals that contain the truth.</summary>
        public int Covered => Estimate + 3;

        /// <summary>Significant estimates of the wrong sign; all significant ones where the truth is zero.</summary>
        public int WrongSign => Estimate + 4;
    }
}
