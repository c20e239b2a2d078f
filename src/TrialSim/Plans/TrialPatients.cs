using TrialSim.Analyses;
using TrialSim.Quantities;

namespace TrialSim.Plans;

/// <summary>The patients of a real trial, in the order in which the table names them. NaN is missing.</summary>
internal sealed class TrialPatients
{
    /// <summary>Patients of both arms, and of none.</summary>
    public required int Count { get; init; }

    /// <summary>1 in the treatment arm, 0 in the control arm; missing for patients whose arm is not known or left out.</summary>
    public required double[] Treated { get; init; }

    /// <summary>Score at baseline.</summary>
    public required double[] Baseline { get; init; }

    /// <summary>Markers at baseline, as far as columns say them.</summary>
    public required IReadOnlyList<MarkerValues> Markers { get; init; }

    /// <summary>1 for a woman, 0 for a man.</summary>
    public required double[] Female { get; init; }

    /// <summary>Number of the stratum, from 0.</summary>
    public required double[] Stratum { get; init; }

    /// <summary>Names of the strata.</summary>
    public required IReadOnlyList<string> Strata { get; init; }

    /// <summary>Scores: by visit after baseline, then by patient.</summary>
    public required double[][] Scores { get; init; }

    /// <summary>Changes from baseline: by visit, then by patient.</summary>
    public required double[][] Changes { get; init; }

    /// <summary>Whether the table has a column of changes; else they follow from the scores.</summary>
    public required bool HasChanges { get; init; }

    /// <summary>Patients whose arm the plan leaves out.</summary>
    public required int InOtherArms { get; init; }

    /// <summary>How many patients of each arm there are, and were seen at each visit.</summary>
    public IReadOnlyList<VisitAttendance> Attendance(IReadOnlyList<Weeks> weeks) =>
    [
        new(0, Treated.Count(t => t == 1), Treated.Count(t => t == 0)),
        .. weeks.Select((week, v) => new VisitAttendance(week.Value, SeenAt(v, 1), SeenAt(v, 0))),
    ];

    /// <summary>Who is in no arm.</summary>
    public IReadOnlyList<string> Notes()
    {
        int unknown = Treated.Count(double.IsNaN) - InOtherArms;
        return
        [
            .. InOtherArms > 0 ? [$"{InOtherArms} patients of other arms are left out, as planned."] : Array.Empty<string>(),
            .. unknown > 0 ? [$"{unknown} patients have no arm and are left out."] : Array.Empty<string>(),
        ];
    }

    /// <summary>Reports an adjustment for what all patients have in common: a factor with one level.</summary>
    public void CheckFactors(ScenarioPlace place, PatientFacts reads)
    {
        CheckFactor(place, (reads & PatientFacts.Sex) != 0, Female, "sex");
        CheckFactor(place, (reads & PatientFacts.Stratum) != 0, Stratum, "stratum");
    }

    private void CheckFactor(ScenarioPlace place, bool isRead, double[] values, string factor)
    {
        var present = values.Where((value, p) => !double.IsNaN(value) && !double.IsNaN(Treated[p]));
        if (isRead && present.Distinct().Take(2).Count() < 2)
        {
            place.Breach($"all patients have the same {factor}: a factor with one level cannot be adjusted for.", "Leave the covariate out, or check the column.");
        }
    }

    private int SeenAt(int visit, double arm)
    {
        int seen = 0;
        for (int p = 0; p < Count; p++)
        {
            seen += Treated[p] == arm && !(double.IsNaN(Scores[visit][p]) && double.IsNaN(Changes[visit][p])) ? 1 : 0;
        }

        return seen;
    }
}
