namespace TrialSim.Studies.CaseControl;

/// <summary>What is measured of case-control studies.</summary>
internal static class CaseControlMeasures
{
    private const string Groups = "Groups";
    private const string Concentrations = "Concentrations";
    private const string Tests = "Tests of each marker";
    private const string NotDone = "Tests that could not be done";
    private const string Adjusted = "Adjusted for the number of markers";
    private const string PValues = "Quartiles of p";
    private const string Families = "Any marker significant";
    private const string FalseOnes = "Any marker significant that says nothing: family-wise error";
    private const string Areas = "Area under the curve";
    private const string AreaQuantiles = "Sampling distribution of the area";
    private const string CutOffs = "Cut-off chosen by Youden's index";
    private const string Called = "Sensitivity and specificity of the chosen cut-off";
    private const string NoneBetter = "No cut-off better than calling everybody a case";
    private const string Optimism = "Optimism: apparent less true";
    private const string Severity = "Regression of QIDS-SR16 on the markers";
    private const string Pattern = "The only marker by t test, area and regression alike";

    public static readonly StudyMeasure Age = new("age-mean", Groups, "age", "Mean over replicates of the group's mean age, years.");
    public static readonly StudyMeasure FemaleShare = new("female-share", Groups, "women", "Mean over replicates of the group's share of women.");
    public static readonly StudyMeasure SeverityMean = new("severity-mean", Groups, "QIDS-SR16", "Mean over replicates of the group's mean QIDS-SR16, points.");
    public static readonly StudyMeasure SeveritySd = new(
        "severity-sd", Groups, "SD", "Standard deviation of QIDS-SR16 within the group (root of the mean sample variance), points.");

    public static readonly StudyMeasure Mean = new(
        "marker-mean", Concentrations, "mean", "Mean over replicates of the group's mean concentration, in the marker's unit, as the assay reports it.");
    public static readonly StudyMeasure Sd = new(
        "marker-sd", Concentrations, "SD",
        "Standard deviation of the concentration within the group (root of the mean sample variance), in the marker's unit.");

    public static readonly StudyMeasure RejectionRate = new(
        "rejection-rate", Tests, "p < alpha",
        "Share of replicates, among those in which the test could be done, with p below alpha: power, or the false positive rate of a marker that "
        + "says nothing.");
    public static readonly StudyMeasure RejectionRateBonferroni = new(
        "rejection-rate-bonferroni", Adjusted, "Bonferroni", "The same with p multiplied by the number of markers tested.");
    public static readonly StudyMeasure RejectionRateHolm = new("rejection-rate-holm", Adjusted, "Holm", "The same with Holm's adjustment over the markers.");
    public static readonly StudyMeasure Only = new(
        "only-significant", Tests, "only this one", "Share of all replicates in which this marker and no other has p below alpha by this test.");
    public static readonly StudyMeasure NotEstimable = new(
        "not-estimable", NotDone, "share",
        "Share of all replicates in which the test could not be done: a group without people or spread, cases and controls that do not overlap "
        + "(area), markers that determine each other (regression).");

    public static readonly StudyMeasure PMedian = new("p-median", Tests, "median p", "Median of the two-sided p-value over replicates.");
    public static readonly StudyMeasure PLowerQuartile = new("p-lower-quartile", PValues, "lower", "Lower quartile of the two-sided p-value.");
    public static readonly StudyMeasure PUpperQuartile = new("p-upper-quartile", PValues, "upper", "Upper quartile of the two-sided p-value.");

    public static readonly StudyMeasure Any = new(
        "any-significant", Families, "any", "Share of all replicates in which at least one marker has p below alpha by this test.");
    public static readonly StudyMeasure AnyBonferroni = new(
        "any-significant-bonferroni", Families, "Bonferroni", "The same with Bonferroni's adjustment over the markers.");
    public static readonly StudyMeasure AnyHolm = new("any-significant-holm", Families, "Holm", "The same with Holm's adjustment over the markers.");
    public static readonly StudyMeasure Error = new(
        "family-wise-error", FalseOnes, "any",
        "Share of all replicates in which at least one marker whose null hypothesis is true has p below alpha; null where there is no such marker. "
        + "True nulls: the same distribution in both groups; for the regression, beyond that, no correlation with severity, nor with a marker that "
        + "has either.");
    public static readonly StudyMeasure ErrorBonferroni = new(
        "family-wise-error-bonferroni", FalseOnes, "Bonferroni", "The same with Bonferroni's adjustment over the markers.");
    public static readonly StudyMeasure ErrorHolm = new("family-wise-error-holm", FalseOnes, "Holm", "The same with Holm's adjustment over the markers.");

    public static readonly StudyMeasure AucTruth = new(
        "auc-truth", Areas, "truth",
        "True area under the curve of the marker: the probability that a case is reported higher than a control (lower, where the marker's "
        + "direction is that), ties counting one half; exact but for quadrature.");
    public static readonly StudyMeasure AucMean = new(
        "auc-mean", Areas, "mean", "Mean over replicates of the area in the study's own people: apparent, for the panel.");
    public static readonly StudyMeasure AucSd = new("auc-sd", Areas, "SD", "Standard deviation of that area over replicates.");
    public static readonly StudyMeasure AucCoverage = new(
        "auc-coverage", Areas, "coverage", "Share of DeLong's 95% intervals (normal, unadjusted) that contain the true area, among replicates with an area.");
    public static readonly StudyMeasure AucValidated = new(
        "auc-validated", Optimism, "area in fresh people",
        "Mean over replicates of the area of the fitted panel in 256 fresh cases and 256 fresh controls of each replicate's own.");
    public static readonly StudyMeasure AucOptimism = new(
        "auc-optimism", Optimism, "area", "Mean over replicates of the panel's apparent area minus its area in fresh people.");

    public static readonly StudyMeasure[] AucQuantiles =
    [
        new("auc-quantile-2.5", AreaQuantiles, "2.5%", "2.5% quantile over replicates of the area in the study's own people."),
        new("auc-quantile-25", AreaQuantiles, "25%", "Lower quartile of that area."),
        new("auc-quantile-50", AreaQuantiles, "50%", "Median of that area."),
        new("auc-quantile-75", AreaQuantiles, "75%", "Upper quartile of that area."),
        new("auc-quantile-97.5", AreaQuantiles, "97.5%", "97.5% quantile of that area."),
    ];

    public static readonly StudyMeasure[] CutOffQuantiles =
    [
        new(
            "cut-off-quantile-2.5", CutOffs, "2.5%",
            "2.5% quantile of the cut-off with the largest Youden index (of several, the most sensitive), in the marker's unit, over the replicates "
            + "that have one."),
        new("cut-off-quantile-25", CutOffs, "25%", "Lower quartile of that cut-off."),
        new("cut-off-quantile-50", CutOffs, "50%", "Median of that cut-off."),
        new("cut-off-quantile-75", CutOffs, "75%", "Upper quartile of that cut-off."),
        new("cut-off-quantile-97.5", CutOffs, "97.5%", "97.5% quantile of that cut-off."),
    ];

    public static readonly StudyMeasure Sensitivity = new(
        "sensitivity-apparent", Called, "sensitivity", "Mean over replicates of the share of the study's own cases that the chosen cut-off calls cases.");
    public static readonly StudyMeasure SensitivityTrue = new(
        "sensitivity-true", Called, "true",
        "Mean over replicates of the probability that the chosen cut-off calls a new case a case: exact for a marker, in 256 fresh cases of each "
        + "replicate's own for the panel.");
    public static readonly StudyMeasure Specificity = new(
        "specificity-apparent", Called, "specificity", "Mean over replicates of the share of the study's own controls that the chosen cut-off calls controls.");
    public static readonly StudyMeasure SpecificityTrue = new(
        "specificity-true", Called, "true",
        "Mean over replicates of the probability that the chosen cut-off calls a new control a control; as for sensitivity.");
    public static readonly StudyMeasure NoCutOff = new(
        "cut-off-none", NoneBetter, "share",
        "Share of replicates, among those with an area, that have no cut-off: no cut-off between two observed values has a Youden index above 0, so that "
        + "everybody is called a case, with a sensitivity of 1 and a specificity of 0.");
    public static readonly StudyMeasure CutOffOptimism = new(
        "cut-off-optimism", Optimism, "sensitivity + specificity",
        "Mean over replicates of apparent sensitivity plus specificity minus true sensitivity plus specificity.");

    public static readonly StudyMeasure SlopeMean = new(
        "slope-mean", Severity, "slope",
        "Mean over replicates of the marker's coefficient, QIDS-SR16 points per unit of concentration, the other markers held.");
    public static readonly StudyMeasure SlopeSd = new("slope-sd", Severity, "SD", "Standard deviation of that coefficient over replicates.");
    public static readonly StudyMeasure RSquared = new(
        "r-squared", Severity, "R squared",
        "Mean over replicates of the share of the variance of QIDS-SR16 that all markers together explain in the study's own people.");

    public static readonly StudyMeasure OnlyThroughout = new(
        "only-significant-throughout", Pattern, "share",
        "Share of all replicates in which this marker and no other is significant by Student's t, by the area under the curve, and in the regression alike.");

    /// <summary>Every measure, in the order in which results list them.</summary>
    public static IReadOnlyList<StudyMeasure> All =>
    [
        Age, FemaleShare, SeverityMean, SeveritySd, Mean, Sd, RejectionRate, Only, PMedian, RejectionRateBonferroni, RejectionRateHolm,
        PLowerQuartile, PUpperQuartile, NotEstimable, Any, AnyBonferroni, AnyHolm, Error, ErrorBonferroni, ErrorHolm,
        AucTruth, AucMean, AucSd, AucCoverage, .. AucQuantiles, .. CutOffQuantiles, Sensitivity, SensitivityTrue, Specificity, SpecificityTrue,
        NoCutOff, AucValidated, AucOptimism, CutOffOptimism, SlopeMean, SlopeSd, RSquared, OnlyThroughout,
    ];
}
