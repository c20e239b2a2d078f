namespace TrialSim.Characteristics;

/// <summary>The names of all measures, with what each means: the documentation of the results' "measure" field.</summary>
public static partial class Measures
{
    /// <summary>Share of replicates, among those with an estimate, in which the test rejects at its level; power, or type I error under a true null.</summary>
    public const string RejectionRate = "rejection-rate";

    /// <summary>Share of replicates with at least one false claim.</summary>
    public const string FamilyWiseError = "family-wise-error";

    /// <summary>Mean of the estimates.</summary>
    public const string EstimateMean = "estimate-mean";

    /// <summary>True value of the estimand.</summary>
    public const string Truth = "truth";

    /// <summary>Mean of the estimates minus the truth.</summary>
    public const string Bias = "bias";

    /// <summary>Standard deviation of the estimates over replicates.</summary>
    public const string EmpiricalSe = "empirical-se";

    /// <summary>Root of the mean squared standard error that the analysis reports.</summary>
    public const string ModelSe = "model-se";

    /// <summary>Share of confidence intervals that contain the truth.</summary>
    public const string Coverage = "coverage";

    /// <summary>Share of wrong signs among significant findings.</summary>
    public const string TypeS = "type-s";

    /// <summary>Mean size of significant estimates over the size of the truth: exaggeration.</summary>
    public const string TypeM = "type-m";

    /// <summary>Median p-value.</summary>
    public const string PMedian = "p-median";

    /// <summary>Lower quartile of the p-value.</summary>
    public const string PLowerQuartile = "p-lower-quartile";

    /// <summary>Upper quartile of the p-value.</summary>
    public const string PUpperQuartile = "p-upper-quartile";

    /// <summary>Share of replicates in which the analysis could not be done.</summary>
    public const string NotEstimable = "not-estimable";

    /// <summary>Mean number of patients that the analysis used.</summary>
    public const string Analysed = "analysed";

    /// <summary>Mean score.</summary>
    public const string HamdMean = "hamd-mean";

    /// <summary>Mean change from baseline.</summary>
    public const string HamdChangeMean = "hamd-change-mean";

    /// <summary>Standard deviation of the change from baseline.</summary>
    public const string HamdChangeSd = "hamd-change-sd";

    /// <summary>Share of patients with response at any visit.</summary>
    public const string ResponseAnyVisit = "response-any-visit";

    /// <summary>Share of patients with response at the final visit.</summary>
    public const string ResponseFinalVisit = "response-final-visit";

    /// <summary>Share of patients with remission at any visit.</summary>
    public const string RemissionAnyVisit = "remission-any-visit";

    /// <summary>Share of patients seen at the final visit.</summary>
    public const string Completion = "completion";

    /// <summary>Difference between arms, treatment minus control, in mean change at the final visit.</summary>
    public const string DifferenceMean = "difference-mean";

    /// <summary>Share of patients in the subgroup.</summary>
    public const string Prevalence = "prevalence";

    /// <summary>Mean of the first biomarker at baseline, in its unit.</summary>
    public const string MarkerMean = "marker-mean";

    /// <summary>Median of the first biomarker at baseline, in its unit.</summary>
    public const string MarkerMedian = "marker-median";

    /// <summary>Measures whose figures are each of one followed biomarker or kind of adverse event.</summary>
    public static IReadOnlyList<string> OfVariables { get; } =
        [FollowedMean, FollowedGeometricMean, FollowedSd, FollowedRatio, EventShare, EventsPerPatient, EventRiskDifference];

    /// <summary>Mean concentration of a followed biomarker.</summary>
    public const string FollowedMean = "followed-mean";

    /// <summary>Its geometric mean.</summary>
    public const string FollowedGeometricMean = "followed-geometric-mean";

    /// <summary>Its standard deviation.</summary>
    public const string FollowedSd = "followed-sd";

    /// <summary>Ratio of its geometric mean to that at baseline.</summary>
    public const string FollowedRatio = "followed-ratio";

    /// <summary>Share of patients with at least one adverse event of a kind.</summary>
    public const string EventShare = "event-share";

    /// <summary>Adverse events of a kind per patient.</summary>
    public const string EventsPerPatient = "events-per-patient";

    /// <summary>Difference between arms in the share of patients with at least one.</summary>
    public const string EventRiskDifference = "event-risk-difference";

    /// <summary>Share of patients who left because of an adverse event.</summary>
    public const string EventDiscontinuation = "event-discontinuation";

    /// <summary>Difference between arms in that share.</summary>
    public const string EventDiscontinuationDifference = "event-discontinuation-difference";

    /// <summary>Share of eligible candidates among the members of the latent class.</summary>
    public const string ClassSensitivity = "class-sensitivity";

    /// <summary>Share of candidates who are not eligible among the others.</summary>
    public const string ClassSpecificity = "class-specificity";

    /// <summary>Share of members among eligible candidates.</summary>
    public const string ClassPositiveValue = "class-positive-value";

    /// <summary>Share of others among candidates who are not eligible.</summary>
    public const string ClassNegativeValue = "class-negative-value";

    /// <summary>Share of eligible candidates.</summary>
    public const string ClassEligible = "class-eligible";

    /// <summary>Share of members among randomized patients.</summary>
    public const string ClassEnrolled = "class-enrolled";

    /// <summary>Candidates screened per randomized patient.</summary>
    public const string Screened = "screened";

    /// <summary>Weeks from the start of recruitment to the last randomization.</summary>
    public const string EnrolmentWeeks = "enrolment-weeks";

    /// <summary>Standard deviation over trials of those weeks.</summary>
    public const string EnrolmentWeeksSd = "enrolment-weeks-sd";

    /// <summary>Weeks from the start of recruitment to the last patient's last visit.</summary>
    public const string DurationWeeks = "duration-weeks";

    /// <summary>Standard deviation over trials of those weeks.</summary>
    public const string DurationWeeksSd = "duration-weeks-sd";

    /// <summary>What a trial costs.</summary>
    public const string Cost = "cost";

    /// <summary>Standard deviation over trials of the cost.</summary>
    public const string CostSd = "cost-sd";

    /// <summary>Mean serum concentration of the treatment arm, micrograms/mL.</summary>
    public const string ConcentrationMean = "concentration-mean";

    /// <summary>Standard deviation of the concentration between patients.</summary>
    public const string ConcentrationSd = "concentration-sd";

    /// <summary>Mean fraction of TNF held in the treatment arm.</summary>
    public const string EngagementMean = "engagement-mean";

    /// <summary>Standard deviation of that fraction between patients.</summary>
    public const string EngagementSd = "engagement-sd";
}
