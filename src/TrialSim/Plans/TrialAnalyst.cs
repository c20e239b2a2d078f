using TrialSim.Analyses;
using TrialSim.Numerics.Distributions;
using TrialSim.Statistics;
using TrialSim.Trials;

namespace TrialSim.Plans;

/// <summary>Makes the tests of a scenario on a real trial: the same code, with one lane filled.</summary>
internal sealed class TrialAnalyst(AnalysisPlan plan, TrialPatients patients)
{
    private const int Lane = 0;

    private readonly TrialColumns columns = plan.Trial!;

    private Arms Arms => new() { Treatment = columns.Arm.Treatment, Control = columns.Arm.Control };

    /// <summary>Makes a test.</summary>
    public AnalysisResult Analyse(Analysis test, string kind)
    {
        var sheet = new ResultSheet();
        var selection = new PatientSelection(patients, test.Reads, MarkersOf(test));
        using var trial = selection.ToBlock();
        using var endpoints = new TrialEndpoints(trial, new(columns.ResponseFall, columns.RemissionAtMost), plan.Subgroups, patients.Strata.Count, null)
        {
            Weeks = [.. columns.Scores.Weeks.Select(week => week.Value)],
        };
        var prepared = test.Prepare(endpoints);
        var finding = new Finding(test);
        endpoints.Derive();
        prepared.Analyse(finding);
        finding.WorkOutDeviate();
        var sizes = prepared.Sizes;
        sheet.Use(Arms.Treatment, (long)sizes.Treatment[Lane]);
        sheet.Use(Arms.Control, (long)sizes.Control[Lane]);
        sheet.Add(finding.Estimable.Bits is var lanes && (lanes & 1) != 0 ? Row(test, finding) : NotEstimable(test, sheet));
        for (int outcome = 0; outcome < finding.Counted.Length; outcome++)
        {
            if ((finding.Counted[outcome].Bits & (1u << Lane)) != 0)
            {
                sheet.Note(test.Counted[outcome].Sentence);
            }
        }

        Account(test, selection, endpoints, sheet);
        return new()
        {
            Name = test.Name,
            Kind = kind,
            Description = test.Describe(plan.Units),
            ConfidenceLevel = new TestLevel(test).ConfidenceLevel,
            Used = sheet.Used,
            Rows = sheet.Rows,
            Notes = sheet.Notes,
        };
    }

    private HashSet<PatientMarker> MarkersOf(Analysis test) =>
    [
        .. AnalysisPlan.MarkersRead(test),
        .. plan.Subgroups.Where(s => s.Name != Subgroup.All && test.SubgroupsNamed.Contains(s.Name)).Select(s => s.Marker),
    ];

    private ResultRow Row(Analysis test, Finding finding)
    {
        double estimate = finding.Estimate[Lane];
        double error = Math.Sqrt(finding.Variance[Lane]);
        double df = finding.DegreesOfFreedom[Lane];
        double tail = (1 - new TestLevel(test).ConfidenceLevel) / 2;
        double reach = error * (finding.IsStudent ? StudentT.UpperQuantile(tail, df) : NormalDistribution.UpperQuantile(tail));
        var statistic = test.StatisticOf(finding, Lane);
        return new()
        {
            Term = test.Contrast(Arms, plan.Units),
            Estimate = estimate,
            StandardError = error,
            DegreesOfFreedom = statistic?.DegreesOfFreedom,
            StatisticName = statistic?.Name,
            Statistic = statistic?.Value,
            PValue = PValue(test.Alternative, finding),
            Lower = estimate - reach,
            Upper = estimate + reach,
        };
    }

    private static double PValue(Alternative alternative, Finding finding)
    {
        double t = finding.Statistic[Lane];
        double df = finding.DegreesOfFreedom[Lane];
        return (finding.IsStudent, alternative) switch
        {
            (true, Alternative.TwoSided) => StudentT.TwoSidedTail(t, df),
            (true, Alternative.Less) => StudentT.UpperTail(-t, df),
            (true, _) => StudentT.UpperTail(t, df),
            (false, Alternative.TwoSided) => Math.Min(1, 2 * NormalDistribution.UpperTail(finding.Deviate[Lane])),
            _ => NormalDistribution.UpperTail(finding.Deviate[Lane]),
        };
    }

    private ResultRow NotEstimable(Analysis test, ResultSheet sheet)
    {
        string[] empty = [.. sheet.Used.Where(u => u.Count == 0).Select(u => u.Group)];
        string reason = empty.Length > 0
            ? $"no patient to analyse in arm {string.Join(" and ", empty)}"
            : test.WhyNotEstimable;
        return new() { Term = test.Contrast(Arms, plan.Units), Remark = $"not estimable: {reason}" };
    }

    private static void Account(Analysis test, PatientSelection selection, TrialEndpoints endpoints, ResultSheet sheet)
    {
        if (selection.LeftOut.Count > 0)
        {
            sheet.Note($"Left out because something is not known: {string.Join(", ", selection.LeftOut.Select(l => $"{Patients(l.Patients)} without {l.Unknown}"))}.");
        }

        long members = (long)endpoints.Moments(endpoints.SubgroupNumber(test.SubgroupsNamed is [var name, ..] ? name : Subgroup.All), 0).N[Lane];
        long unused = members - sheet.Used.Sum(u => u.Count);
        if (unused > 0)
        {
            sheet.Note($"{Patients(unused)} of {members} {(unused == 1 ? "was" : "were")} not seen when the analysis needs it, and not used.");
        }
    }

    private static string Patients(long count) => count == 1 ? "1 patient" : $"{count} patients";
}
