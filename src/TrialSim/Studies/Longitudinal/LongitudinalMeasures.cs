namespace TrialSim.Studies.Longitudinal;

/// <summary>What is measured of longitudinal studies.</summary>
internal static class LongitudinalMeasures
{
    private const string Status = "Patients whose status is known";
    private const string Weeks = "Area under the curve by week and number of patients";
    private const string Analysed = "Patients analysed, and what their dropout does to the area";
    private const string Wilcoxon = "Power of the rank sum test by week and number of patients";
    private const string Unfitted = "Studies in which the model of all markers could not be fitted";
    private const string Powers = "Power by week and number of patients";
    private const string Quantiles = "Sampling distribution of the area by week";
    private const string Holm = "Power by week with Holm's adjustment over markers and weeks";
    private const string Panel = "All markers of a week in one logistic model";
    private const string First = "Week at which the area is significant first";
    private const string AnyWeek = "Area significant at any week";
    private const string Families = "Any marker significant at any week";
    private const string FalseOnes = "Any marker significant at a week at which it says nothing: family-wise error";

    public static readonly StudyMeasure Known = new(
        "status-share", Status, "known", "Mean over replicates of the share of patients who stay until their status is known.");
    public static readonly StudyMeasure Resistant = new(
        "resistant-share", Status, "resistant", "Mean over replicates of the share of treatment-resistant patients among those whose status is known.");

    public static readonly StudyMeasure People = new(
        "week-people", Analysed, "analysed",
        "Mean over replicates of the number of patients with a known status and the measurements that the predictor needs.");
    public static readonly StudyMeasure AucTruth = new(
        "week-auc-truth", Weeks, "truth",
        "True area under the curve in all who start treatment, whoever leaves: the probability that a patient who will be treatment-resistant "
        + "lies higher (lower, where the marker's direction is that) than one who will remit, ties counting one half; null for changes and averages "
        + "that are not normal. For the panel: the largest area of any weighting of the markers.");
    public static readonly StudyMeasure AucMean = new("week-auc-mean", Weeks, "mean", "Mean over replicates of the area in the study's own patients.");
    public static readonly StudyMeasure AucBias = new(
        "week-auc-bias", Analysed, "mean area less truth", "That mean minus the true area: what informative dropout does to it, beside a Monte Carlo error.");
    public static readonly StudyMeasure AucSd = new("week-auc-sd", Weeks, "SD", "Standard deviation of that area over replicates.");
    public static readonly StudyMeasure AucCoverage = new(
        "week-auc-coverage", Analysed, "coverage",
        "Share of DeLong's 95% intervals (normal, unadjusted) that contain the true area, among replicates with an area.");

    public static readonly StudyMeasure[] Power =
    [
        new(
            "week-power-t", Powers, "t",
            "Share of replicates, among those in which the test could be done, with p of Student's t test below alpha: power, or the false "
            + "positive rate of a predictor that says nothing."),
        new("week-power-rank-sum", Wilcoxon, "power", "The same by the Wilcoxon-Mann-Whitney test."),
        new("week-power-auc", Powers, "area", "The same by DeLong's test of the area under the curve against 1/2."),
        new("week-power-adjusted", Powers, "adjusted", "The same by Wald's test of the predictor in the logistic regression on it and severity at the start."),
    ];

    public static readonly StudyMeasure[] PowerHolm =
    [
        new(
            "week-power-t-holm", Holm, "t",
            "Share of all replicates in which the marker's level at the week is significant by Student's t test with Holm's adjustment over all "
            + "markers and weeks."),
        new("week-power-rank-sum-holm", Wilcoxon, "Holm", "The same by the Wilcoxon-Mann-Whitney test."),
        new("week-power-auc-holm", Holm, "area", "The same by DeLong's test."),
        new("week-power-adjusted-holm", Holm, "adjusted", "The same by Wald's test in the adjusted logistic regression."),
    ];

    public static readonly StudyMeasure[] AucQuantiles =
    [
        new("week-auc-quantile-2.5", Quantiles, "2.5%", "2.5% quantile over replicates of the area in the study's own patients."),
        new("week-auc-quantile-50", Quantiles, "50%", "Median of that area."),
        new("week-auc-quantile-97.5", Quantiles, "97.5%", "97.5% quantile of that area."),
    ];

    public static readonly StudyMeasure PanelTruth = new(
        "panel-auc-best", Panel, "best possible",
        "Largest true area of any weighting of the week's markers, in all who start treatment; null where a marker is not normal on its scale.");
    public static readonly StudyMeasure PanelAuc = new(
        "panel-auc-apparent", Panel, "apparent",
        "Mean over replicates of the area of the logistic model of all markers of the week, in the patients to whom it was fitted.");
    public static readonly StudyMeasure PanelValidated = new(
        "panel-auc-validated", Panel, "in fresh patients",
        "Mean over replicates of the area of the fitted model in 256 fresh treatment-resistant and 256 fresh remitted patients of each "
        + "replicate's own, of whom none leaves.");
    public static readonly StudyMeasure PanelOptimism = new(
        "panel-auc-optimism", Panel, "optimism", "Mean over replicates of the apparent area minus the area in fresh patients.");
    public static readonly StudyMeasure PanelNotDone = new(
        "panel-not-estimable", Unfitted, "not fitted",
        "Share of all replicates in which the model could not be fitted: fewer than two patients in a group, or groups that do not overlap.");

    public static readonly StudyMeasure FirstWeek = new(
        "first-significant", First, "first here",
        "Share of all replicates in which this is the first week at which DeLong's test of the marker's level has p below alpha.");
    public static readonly StudyMeasure FirstWeekHolm = new(
        "first-significant-holm", First, "Holm", "The same with Holm's adjustment over all markers and weeks.");
    public static readonly StudyMeasure AnyWeekShare = new(
        "any-week-significant", AnyWeek, "any week",
        "Share of all replicates in which DeLong's test of the marker's level has p below alpha at one week or more.");
    public static readonly StudyMeasure AnyWeekHolm = new(
        "any-week-significant-holm", AnyWeek, "Holm", "The same with Holm's adjustment over all markers and weeks.");

    public static readonly StudyMeasure Any = new(
        "any-week-or-marker-significant", Families, "any",
        "Share of all replicates in which the level of at least one marker at one week or more has p below alpha by this test.");
    public static readonly StudyMeasure AnyHolm = new(
        "any-week-or-marker-significant-holm", Families, "Holm", "The same with Holm's adjustment over all markers and weeks.");
    public static readonly StudyMeasure Error = new(
        "week-family-wise-error", FalseOnes, "any",
        "Share of all replicates in which the level of at least one marker is significant at a week at which its null hypothesis is true of all "
        + "who start treatment; null where there is none. For the adjusted test, true nulls are those of markers that beyond that are not "
        + "correlated with severity, or of studies in which severity does not differ.");
    public static readonly StudyMeasure ErrorHolm = new(
        "week-family-wise-error-holm", FalseOnes, "Holm", "The same with Holm's adjustment over all markers and weeks.");

    /// <summary>Every measure, in the order in which results list them.</summary>
    public static IReadOnlyList<StudyMeasure> All =>
    [
        Known, Resistant, People, AucTruth, AucMean, AucBias, AucSd, AucCoverage, .. Power, PanelTruth, PanelAuc, PanelValidated, PanelOptimism, PanelNotDone,
        FirstWeek, FirstWeekHolm, AnyWeekShare, AnyWeekHolm, Any, AnyHolm, Error, ErrorHolm, .. PowerHolm, .. AucQuantiles,
    ];
}
