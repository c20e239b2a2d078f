using System.Globalization;
using TrialSim.Quantities;
using TrialSim.Studies.CaseControl;

namespace TrialSim.Studies.Longitudinal;

/// <summary>
/// A longitudinal biomarker study: patients start an antidepressant, their markers are measured from then on, and after two adequate courses
/// each is treatment-resistant or has remitted. Asked is how well markers of each week predict that, with how many patients.
/// </summary>
/// <remarks>
/// Who will be resistant is drawn first, by the probabilities of remission; lasting levels and severity at the start are jointly normal
/// within either group. Analyses take patients whose status is known. All tests are two-sided. Equations: docs/longitudinal-study.md.
/// </remarks>
public sealed partial record LongitudinalStudy : BiomarkerStudy
{
    /// <summary>
    /// Numbers of patients who start treatment, rising; one study of each size is analysed in every replicate, the smaller ones being the first
    /// patients of the largest.
    /// </summary>
    public required IReadOnlyList<PatientCount> Patients { get; init; }

    /// <summary>The courses of treatment and who remits.</summary>
    public required RemissionModel Remission { get; init; }

    /// <summary>Weeks of measurement, from 0 to the end of the second course at the latest.</summary>
    public required IReadOnlyList<StudyWeeks> Weeks { get; init; }

    /// <summary>Severity at the start.</summary>
    public required FollowedSeverity Severity { get; init; }

    /// <summary>Leaving the study; absent is nobody leaves.</summary>
    public StudyDropout? Dropout { get; init; }

    /// <summary>The panel.</summary>
    public required IReadOnlyList<FollowedMarker> Markers { get; init; }

    /// <summary>Correlations of one measurement of two markers within a group; a pair that is not listed has 0.</summary>
    public IReadOnlyList<StudyCorrelation> Correlations { get; init; } = [];

    /// <summary>What predicts beside the level of the week, which always does.</summary>
    public IReadOnlyList<MarkerPredictor> FurtherPredictors { get; init; } = [MarkerPredictor.Change, MarkerPredictor.Average];

    /// <summary>Which patients with a known status are analysed at a week.</summary>
    public AnalysedPatients Analysed { get; init; } = AnalysedPatients.Everybody;

    /// <summary>Two-sided significance level of every test.</summary>
    public SignificanceLevel Alpha { get; init; } = new(0.05);

    /// <summary>Names of the two groups, as results use them: treatment-resistant, then remitted.</summary>
    internal static IReadOnlyList<string> Groups { get; } = ["treatment-resistant", "remitted"];

    /// <inheritdoc/>
    public override string Describe() =>
        $"a longitudinal study of {string.Join(" or ", Patients.Select(n => n.Value))} patients from the start of an antidepressant, with "
        + $"{Markers.Count} {(Markers.Count == 1 ? "marker" : "markers")} at {Weeks.Count} {(Weeks.Count == 1 ? "week" : "weeks")}";

    /// <inheritdoc/>
    public override IEnumerable<(string Heading, IReadOnlyList<string> Points)> Parts()
    {
        yield return ("Treatment", [Remission.Describe()]);
        yield return ("Severity", [Severity.Describe()]);
        string weeks = string.Join(", ", Weeks.Select(w => w.Value.ToString(CultureInfo.InvariantCulture)));
        yield return ("Markers", [$"measured at weeks {weeks}", .. Markers.Select(m => m.Describe())]);
        yield return ("Correlations", [.. Correlations.Select(c =>
            FormattableString.Invariant($"{string.Join(" and ", c.Markers)} {c.Correlation.Value} within a group, on normal scores"))]);
        yield return ("Dropout", [Dropout?.Describe() ?? "nobody leaves", "whoever leaves before the status is known is in no analysis"]);
        yield return ("Tests",
        [
            FormattableString.Invariant($"two-sided at {Alpha.Value}, later resistance against remission: Student's t, Wilcoxon-Mann-Whitney, ")
                + "DeLong's test of the area under the curve against 1/2, logistic regression adjusted for severity at the start",
            $"by week, of each marker's {string.Join(", ", new[] { MarkerPredictor.Level }.Concat(FurtherPredictors).Select(p => Spelling.Word(p)))}",
            Analysed == AnalysedPatients.Everybody
                ? "in everybody whose status is known and who has the measurements"
                : "in patients whose status is known and who have the measurements; from the end of the first course on without those who remitted in it",
            "at each week a logistic model of all markers, the panel, judged in fresh patients too",
        ]);
    }

    /// <inheritdoc/>
    internal override StudyModel Prepare() => new LongitudinalModel(this);
}
