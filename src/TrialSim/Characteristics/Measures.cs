using TrialSim.Analyses;

namespace TrialSim.Characteristics;

/// <summary>The names of all measures, with what each means: the documentation of the results' "measure" field.</summary>
public static class Measures
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

    /// <summary>Each measure with the sentence that documents it, in the order in which results list them.</summary>
    public static IReadOnlyList<(string Name, string Meaning)> All { get; } =
    [
        (RejectionRate, "Share of replicates in which the test rejects at its level, or the decision rule says yes; replicates in which the analysis could not be done are left out of the denominator. Power where the null hypothesis is false, type I error where it is true."),
        (FamilyWiseError, "Share of replicates with at least one false claim among the scenario's claims: a significant result whose true value is zero, or has the other sign; analysis is null. Of a claim rule: share of replicates with a claim that is false or in the wrong direction."),
        (EstimateMean, "Mean of the estimates over replicates."),
        (Truth, "True value of what the analysis estimates, from a large counterfactual run in which every patient is followed to the end under both arms; mcse is 0 where it is exact; null where there is none."),
        (Bias, "Mean of the estimates minus the truth; mcse combines both runs."),
        (EmpiricalSe, "Standard deviation of the estimates over replicates."),
        (ModelSe, "Square root of the mean squared standard error that the analysis reports."),
        (Coverage, "Share of confidence intervals (two-sided, level 1 - alpha, or 1 - 2 alpha for a one-sided test) that contain the truth."),
        (TypeS, "Among significant findings, share whose estimate has the sign opposite to the truth; null where the truth is zero."),
        (TypeM, "Among significant findings, mean absolute estimate divided by the absolute truth (exaggeration); null where the truth is zero."),
        (PMedian, "Median of the p-value over replicates."),
        (PLowerQuartile, "Lower quartile of the p-value over replicates."),
        (PUpperQuartile, "Upper quartile of the p-value over replicates."),
        (NotEstimable, "Share of all replicates in which the analysis could not be done."),
        .. MmrmCounts.All.Concat(LogisticCounts.All).Concat(ImputationCounts.All).Concat(CoxCounts.All).Select(outcome => (outcome.Name, outcome.Meaning)),
        .. ClaimMeasures.All,
        (HamdMean, "Mean over replicates of the arm's mean score at the visit, patients seen there; HAM-D points."),
        (HamdChangeMean, "Mean over replicates of the arm's mean change from baseline at the visit, patients seen there; HAM-D points, negative is improvement."),
        (HamdChangeSd, "Standard deviation of the change from baseline among the arm's patients seen at the visit (root of the mean within-trial variance); HAM-D points."),
        (ResponseAnyVisit, "Mean over replicates of the arm's share of randomized patients with response at any visit at which they were seen."),
        (ResponseFinalVisit, "Mean over replicates of the arm's share of randomized patients with response at the final visit; not being seen there counts as no response."),
        (RemissionAnyVisit, "Mean over replicates of the arm's share of randomized patients with remission at any visit at which they were seen."),
        (Completion, "Mean over replicates of the arm's share of randomized patients seen at the final visit."),
        (DifferenceMean, "Mean over replicates of the difference between arms, treatment minus control, in mean change at the final visit, patients seen there; HAM-D points, negative favours the treatment."),
        (Prevalence, "Share of randomized patients who belong to the subgroup."),
        (MarkerMean, "Mean at baseline, as measured, of the population's first biomarker (CRP where it has that) in randomized patients; in its unit, of CRP mg/L."),
        (MarkerMedian, "Median at baseline, as measured, of the population's first biomarker (CRP where it has that) in randomized patients; in its unit, of CRP mg/L."),
        (FollowedMean, "Mean over replicates of the arm's mean concentration of a followed biomarker at the visit, as measured, patients measured there; in the biomarker's unit."),
        (FollowedGeometricMean, "Geometric mean of the arm's concentrations at the visit: exponential of the mean over replicates of the arm's mean logarithm."),
        (FollowedSd, "Standard deviation of the concentration among the arm's patients measured at the visit (root of the mean within-trial variance)."),
        (FollowedRatio, "Geometric mean of the ratio of the concentration at the visit to that at baseline, the arm's patients measured both times; below 1 is a fall."),
        (EventShare, "Mean over replicates of the arm's share of randomized patients with at least one recorded adverse event of the kind."),
        (EventsPerPatient, "Mean over replicates of the arm's recorded adverse events of the kind per randomized patient."),
        (EventRiskDifference, "Mean over replicates of the difference between arms, treatment minus control, in the share of patients with at least one; negative favours the treatment."),
        (EventDiscontinuation, "Mean over replicates of the arm's share of randomized patients who left the trial because of an adverse event of any kind."),
        (EventDiscontinuationDifference, "Mean over replicates of the difference between arms, treatment minus control, in that share."),
        (ClassSensitivity, "Share of eligible candidates among the members of the latent class; from 262,144 of its own, always the same. Only where the population has a latent class."),
        (ClassSpecificity, "Share of candidates who are not eligible among the others; from 262,144 of its own, always the same. Only where the population has a latent class."),
        (ClassPositiveValue, "Share of members among eligible candidates; from 262,144 of its own, always the same. Only where the population has a latent class."),
        (ClassNegativeValue, "Share of others among candidates who are not eligible; from 262,144 of its own, always the same. Only where the population has a latent class."),
        (ClassEligible, "Share of eligible candidates; from 262,144 of its own, always the same. Only where the population has a latent class."),
        (ClassEnrolled, "Share of members among randomized patients; from 262,144 of its own, always the same. Only where the population has a latent class."),
        (Screened, "Candidates screened per randomized patient."),
        (EnrolmentWeeks, "Mean over replicates of the weeks from the start of recruitment to the last randomization; only where the scenario has accrual."),
        (EnrolmentWeeksSd, "Standard deviation of those weeks over replicates."),
        (DurationWeeks, "Mean over replicates of the weeks from the start of recruitment to the last patient's last visit, whether or not she is still there; only where the scenario has accrual."),
        (DurationWeeksSd, "Standard deviation of those weeks over replicates."),
        (Cost, "Mean over replicates of what the trial costs, in the scenario's currency; only where the scenario has costs."),
        (CostSd, "Standard deviation of the cost over replicates."),
        (ConcentrationMean, "Mean over replicates of the treatment arm's mean serum concentration at the visit, before an infusion that is due, all randomized patients; micrograms/mL; only where the scenario has outcome.exposure."),
        (ConcentrationSd, "Standard deviation of that concentration between patients (root of the mean within-trial variance)."),
        (EngagementMean, "Mean over replicates of the treatment arm's mean fraction of TNF held that acts at the visit; only where the scenario has outcome.exposure."),
        (EngagementSd, "Standard deviation of that fraction between patients (root of the mean within-trial variance)."),
    ];
}
