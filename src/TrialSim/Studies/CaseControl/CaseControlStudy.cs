using TrialSim.Quantities;

namespace TrialSim.Studies.CaseControl;

/// <summary>
/// A case-control biomarker study: markers of a panel are measured once in cases and in controls, each is compared between the groups and
/// judged as a classifier, and severity is regressed on all of them.
/// </summary>
/// <remarks>
/// Marker scores and severity are jointly normal within a group (Gaussian copula), with the same correlations in both. All tests are
/// two-sided. Equations: docs/biomarker-study.md.
/// </remarks>
public sealed partial record CaseControlStudy : BiomarkerStudy
{
    /// <summary>Those with the condition that the markers are to tell.</summary>
    public required StudyGroup Cases { get; init; }

    /// <summary>Those without.</summary>
    public required StudyGroup Controls { get; init; }

    /// <summary>The panel.</summary>
    public required IReadOnlyList<StudyMarker> Markers { get; init; }

    /// <summary>Correlations between markers; a pair that is not listed has 0.</summary>
    public IReadOnlyList<StudyCorrelation> Correlations { get; init; } = [];

    /// <summary>Two-sided significance level of every test.</summary>
    public SignificanceLevel Alpha { get; init; } = new(0.05);

    /// <inheritdoc/>
    public override string Describe() =>
        $"a case-control study of {Cases.Patients.Value} {Cases.Name} and {Controls.Patients.Value} {Controls.Name} people with {Markers.Count} "
        + (Markers.Count == 1 ? "marker" : "markers");

    /// <inheritdoc/>
    public override IEnumerable<(string Heading, IReadOnlyList<string> Points)> Parts()
    {
        yield return ("Cases", [Cases.Describe()]);
        yield return ("Controls", [Controls.Describe()]);
        yield return ("Markers", [.. Markers.Select(m => m.Describe())]);
        yield return ("Correlations", [.. Correlations.Select(c => c.Describe())]);
        yield return ("Tests",
        [
            $"two-sided at {Alpha.Value}: Student's and Welch's t on the concentration, Student's t on its logarithm, Wilcoxon-Mann-Whitney, "
            + "DeLong's test of the area under the curve against 1/2",
            "cut-off by Youden's index; of several, the most sensitive",
            "QIDS-SR16 regressed on the concentrations of all markers",
            "logistic model of case or control on all markers, the panel, judged in fresh people too",
        ]);
    }

    /// <inheritdoc/>
    internal override StudyModel Prepare() => new CaseControlModel(this);
}
