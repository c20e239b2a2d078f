using TrialSim.Analyses;
using TrialSim.Scenarios;
using TrialSim.Trials;

namespace TrialSim.Simulation;

/// <summary>Which count and which sums of a <see cref="MomentTally"/> belong to which figure.</summary>
internal sealed class TallyLayout
{
    private const int CountsPerAnalysis = 4;
    private const int MomentsPerAnalysis = 3;
    private const int Shares = 4;

    private readonly int visits;
    private readonly int analyses;
    private readonly int decisions;
    private readonly int countsPerSubgroup;
    private readonly int momentsPerSubgroup;
    private readonly bool keepsTime;
    private readonly bool keepsCosts;
    private readonly double? concentrationUnit; // null where nothing is kept of exposure
    private readonly int[] counted; // outcomes that are counted of the analyses before each

    /// <summary>The layout for a scenario.</summary>
    public TallyLayout(Scenario scenario)
    {
        visits = scenario.Outcome.Visits.Count;
        keepsTime = scenario.Accrual is not null;
        keepsCosts = scenario.Costs is not null;
        concentrationUnit = scenario.Outcome.Exposure?.TypicalPeak is not { } peak ? null : peak > 0 ? Math.ScaleB(1, Math.ILogB(peak)) : 1;
        var books = scenario.Protocol().Books();
        (WeekUnit, CostUnit) = (books?.WeekUnit ?? 1, books?.CostUnit ?? 1);
        analyses = scenario.Analyses.Count;
        decisions = scenario.Decisions.Count;
        SubgroupNames = [Subgroup.All, .. scenario.Subgroups.Select(s => s.Name).Where(name => name != Subgroup.All)];
        countsPerSubgroup = 1 + (4 * (visits + 1));
        momentsPerSubgroup = 2 + (2 * Shares) + (6 * (visits + 1));
        counted = new int[analyses + 1];
        for (int a = 0; a < analyses; a++)
        {
            counted[a + 1] = counted[a] + scenario.Analyses[a].Counted.Count;
        }
    }

    /// <summary>Names of the subgroups, "all" first.</summary>
    public IReadOnlyList<string> SubgroupNames { get; }

    /// <summary>Number of subgroups, "all" included.</summary>
    public int Subgroups => SubgroupNames.Count;

    /// <summary>Number of counts.</summary>
    public int Counts => FirstOfExposure.Count + (concentrationUnit is null ? 0 : ExposureSlots.CountsPerVisit * visits);

    /// <summary>Number of sums.</summary>
    public int Moments => FirstOfExposure.Moment + (concentrationUnit is null ? 0 : ExposureSlots.MomentsPerVisit * visits);

    /// <summary>Trials.</summary>
    public static int Trials => 0;

    /// <summary>Trials with a false claim.</summary>
    public static int FamilyWiseError => 1;

    /// <summary>Candidates screened per patient.</summary>
    public MeanSlot Screened => new(MomentsPerAnalysis * analyses, Trials);

    /// <summary>Time to the last randomization, in units of <see cref="WeekUnit"/>; null where the scenario has no accrual.</summary>
    public MeanSlot? Enrolment => keepsTime ? FirstOfBooks : null;

    /// <summary>Time to the last patient's last visit, in the same unit.</summary>
    public MeanSlot? Duration => keepsTime ? FirstOfBooks with { Moment = FirstOfBooks.Moment + 1 } : null;

    /// <summary>Costs, in units of <see cref="CostUnit"/>; null where the scenario has none.</summary>
    public MeanSlot? Cost => !keepsCosts ? null
        : keepsTime ? new(FirstOfBooks.Moment + 2, FirstOfBooks.Count + 1)
        : FirstOfBooks;

    /// <summary>In how many weeks times are counted: a power of two.</summary>
    public double WeekUnit { get; }

    /// <summary>In how much of the currency costs are counted: a power of two.</summary>
    public double CostUnit { get; }

    /// <summary>What is kept of exposure; null where the scenario says nothing of it.</summary>
    public ExposureSlots? Exposure => concentrationUnit is { } unit ? new(FirstOfExposure.Moment, FirstOfExposure.Count, unit) : null;

    private MeanSlot FirstOfExposure => new(
        FirstOfBooks.Moment + (keepsTime ? 2 : 0) + (keepsCosts ? 1 : 0), FirstOfBooks.Count + (keepsTime ? 1 : 0) + (keepsCosts ? 1 : 0));

    private MeanSlot FirstOfBooks => new(FirstMoment(Subgroups), FirstCount(Subgroups) + counted[analyses]);

    /// <summary>What is kept of an analysis.</summary>
    public static AnalysisSlots Analysis(int analysis) => new(2 + (CountsPerAnalysis * analysis), MomentsPerAnalysis * analysis);

    /// <summary>Trials in which a rule says yes.</summary>
    public int Decision(int rule) => 2 + (CountsPerAnalysis * analyses) + rule;

    /// <summary>Trials in which one of the outcomes that an analysis counts has happened.</summary>
    public int Counted(int analysis, int outcome) => FirstCount(Subgroups) + counted[analysis] + outcome;

    /// <summary>Share of patients in a subgroup.</summary>
    public MeanSlot Prevalence(int subgroup) => new(FirstMoment(subgroup), Trials);

    /// <summary>Difference of mean changes between arms at the final visit.</summary>
    public MeanSlot Difference(int subgroup) => new(FirstMoment(subgroup) + 1, FirstCount(subgroup));

    /// <summary>A share of an arm (0 control, 1 treatment).</summary>
    public MeanSlot Share(int subgroup, ShareKind kind, int arm) =>
        new(FirstMoment(subgroup) + 2 + (2 * (int)kind) + arm, Seen(subgroup, 0, arm, 1));

    /// <summary>What is kept of an arm (0 control, 1 treatment) at a visit (0 is baseline).</summary>
    public VisitSlots AtVisit(int subgroup, int visit, int arm)
    {
        int moment = FirstMoment(subgroup) + 2 + (2 * Shares) + (6 * visit) + arm;
        int count = Seen(subgroup, visit, arm, 1);
        return new(new(moment, count), new(moment + 2, count), new(moment + 4, count + 2));
    }

    private int FirstCount(int subgroup) => 2 + (CountsPerAnalysis * analyses) + decisions + (countsPerSubgroup * subgroup);

    private int FirstMoment(int subgroup) => (MomentsPerAnalysis * analyses) + 1 + (momentsPerSubgroup * subgroup);

    // trials with at least one or two patients of an arm at a visit
    private int Seen(int subgroup, int visit, int arm, int atLeast) => FirstCount(subgroup) + 1 + (4 * visit) + (2 * (atLeast - 1)) + arm;

    /// <summary>Mean score, mean change and variance of the change.</summary>
    internal readonly record struct VisitSlots(MeanSlot Score, MeanSlot Change, MeanSlot ChangeVariance);

    /// <summary>Counts and sums of one analysis.</summary>
    internal readonly record struct AnalysisSlots(int FirstCount, int FirstMoment)
    {
        /// <summary>Estimates; their count is that of the trials in which the analysis could be done.</summary>
        public MeanSlot Estimate => new(FirstMoment, FirstCount);

        /// <summary>Standard errors.</summary>
        public MeanSlot StandardError => new(FirstMoment + 1, FirstCount);

        /// <summary>Absolute size of significant estimates; their count is that of the rejections.</summary>
        public MeanSlot SignificantSize => new(FirstMoment + 2, FirstCount + 1);

        /// <summary>Intervals that contain the truth.</summary>
        public int Covered => FirstCount + 2;

        /// <summary>Significant estimates of the wrong sign; all significant ones where the truth is zero.</summary>
        public int WrongSign => FirstCount + 3;
    }
}
