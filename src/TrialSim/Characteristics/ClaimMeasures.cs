using TrialSim.Claims;

namespace TrialSim.Characteristics;

/// <summary>The measures of claim rules, with what each means.</summary>
public static class ClaimMeasures
{
    /// <summary>Share of replicates in which the claim, or any claim of the rule, is announced.</summary>
    public const string Claimed = "claimed";

    /// <summary>Share of replicates in which the rule could not be applied.</summary>
    public const string RuleFailed = "rule-failed";

    /// <summary>Share of replicates with at least one true claim.</summary>
    public const string DisjunctivePower = "disjunctive-power";

    /// <summary>Share of replicates in which every claim that can be true is made and true.</summary>
    public const string ConjunctivePower = "conjunctive-power";

    /// <summary>Mean share of false claims among the claims of a replicate.</summary>
    public const string FalseDiscovery = "false-discovery-proportion";

    /// <summary>Patients treated who benefit or left untreated who do not.</summary>
    public const string TreatedRight = "treated-right";

    /// <summary>Patients treated without benefit.</summary>
    public const string TreatedWrong = "treated-wrong";

    /// <summary>Patients left untreated who would benefit.</summary>
    public const string UntreatedWrong = "untreated-wrong";

    /// <summary>Mean effect per patient.</summary>
    public const string EffectPerPatient = "effect-per-patient";

    /// <summary>Marginal power: the claim is made and true.</summary>
    public const string TrueClaim = "true-claim";

    /// <summary>There is nothing of the kind.</summary>
    public const string FalseClaim = "false-claim";

    /// <summary>The opposite is true.</summary>
    public const string WrongDirection = "wrong-direction";

    /// <summary>True, but about the wrong patients.</summary>
    public const string WrongCut = "wrong-cut";

    /// <summary>Not made although it could be true.</summary>
    public const string Missed = "missed";

    /// <summary>True effect of what is claimed.</summary>
    public const string ClaimedTruth = "claimed-truth";

    /// <summary>Share of claims without a naive estimate.</summary>
    public const string NotEstimated = "claim-not-estimated";

    /// <summary>Share of patients in the claimed set.</summary>
    public const string SetSize = "set-size";

    /// <summary>Share of those who benefit that the set holds.</summary>
    public const string Sensitivity = "set-sensitivity";

    /// <summary>Share of the others that the set leaves out.</summary>
    public const string Specificity = "set-specificity";

    /// <summary>Distance of the chosen cut from the best.</summary>
    public const string CutError = "cut-error";

    /// <summary>Tenth percentile of the chosen cut.</summary>
    public const string CutLow = "cut-p10";

    /// <summary>Median of the chosen cut.</summary>
    public const string CutMedian = "cut-median";

    /// <summary>Ninetieth percentile of the chosen cut.</summary>
    public const string CutHigh = "cut-p90";

    /// <summary>Replication by a trial of the same size.</summary>
    public const string Replication = "replication-same-size";

    /// <summary>Confirmation by a trial planned on the claim.</summary>
    public const string Confirmation = "confirmation";

    /// <summary>Every measure, in the order in which results list them.</summary>
    public static IReadOnlyList<(string Name, string Meaning)> All { get; } =
    [
        (Claimed, "Share of replicates in which the claim is announced, in either direction; without a claim named, any claim of the rule."),
        (RuleFailed, "Share of all replicates in which the rule could not be applied; they count as replicates without a claim."),
        (DisjunctivePower, "Share of replicates with at least one true claim; null where there is nothing to find."),
        (ConjunctivePower, "Share of replicates in which each claim of the rule that can be true is made and true; null where there is nothing to find."),
        (FalseDiscovery, "Mean over replicates of the share of claims that are false or in the wrong direction; 0 in a replicate without claims."),
        (TreatedRight, "If the trial's claims were acted upon (without a claim nobody is treated): share of all patients treated who benefit, or left untreated who do not. A patient benefits where the drug's mean effect on patients like her is below 0."),
        (TreatedWrong, "The same: share of all patients who are treated without benefit."),
        (UntreatedWrong, "The same: share of all patients who are left untreated although they would benefit."),
        (EffectPerPatient, "The same: mean effect over all patients, treated or not; HAM-D points, negative is benefit."),
        (TrueClaim, "Share of replicates in which the claim is announced in the right direction (marginal power); null where there is nothing to find."),
        (FalseClaim, "Share of replicates in which the claim is announced although there is nothing of the kind: the mean effect that it is about is exactly 0."),
        (WrongDirection, "Share of replicates in which the claim is announced although the opposite is true."),
        (WrongCut, "Share of replicates in which a claim in favour of the treatment is true, but its set puts at least a tenth of all patients more on the wrong side than the best cut of the tested biomarker does."),
        (Missed, "Share of replicates in which the claim is not announced although there is something to find; null where there is not."),
        (ClaimedTruth, "Mean over claims of the true effect of what is claimed, on recorded scores, counted in the direction of the claim (negative: the opposite is true); HAM-D points: in the set, for an enhanced effect in the set less that outside, for harm outside that outside."),
        (NotEstimated, "Share of claims whose effect the trial cannot estimate: in the claimed set, or for an enhanced effect outside it too, an arm has nobody seen at the final visit, or both together fewer than three. The figures of estimates leave them out."),
        (SetSize, "Mean over claims of the share of all patients who belong to the claimed set."),
        (Sensitivity, "Mean over claims in favour of the treatment: share of the patients who benefit that the claimed set holds."),
        (Specificity, "Mean over claims in favour of the treatment: share of the patients who do not benefit that the claimed set leaves out."),
        (CutError, "Mean over claims whose set the data chose by one cut of the tested biomarker: share of all patients between that cut and the one that best separates those who benefit; null where all benefit or none."),
        (CutLow, "Tenth percentile over such claims of the chosen cut, in the biomarker's unit (CRP: mg/L)."),
        (CutMedian, "Median over such claims of the chosen cut, in the biomarker's unit (CRP: mg/L)."),
        (CutHigh, "Ninetieth percentile over such claims of the chosen cut, in the biomarker's unit (CRP: mg/L)."),
        (Replication, "Mean over claims of the probability that a new trial of the same size finds what is claimed significant again (two-sided 5%, same direction), given the truth and the standard error at hand; normal approximation."),
        (Confirmation, "Mean over claims of the probability that a new trial in the claimed patients, planned for 90% power at the claimed effect, finds it significant (two-sided 5%), given the truth; normal approximation."),
        .. Enum.GetValues<ClaimEstimate>().SelectMany(OfEstimate),
    ];

    /// <summary>Mean of the claimed effect.</summary>
    public static string Effect(ClaimEstimate which) => $"{Word(which)}-effect";

    /// <summary>By how much the claim overstates the truth.</summary>
    public static string Optimism(ClaimEstimate which) => $"{Word(which)}-optimism";

    /// <summary>How many times the truth is claimed.</summary>
    public static string Exaggeration(ClaimEstimate which) => $"{Word(which)}-exaggeration";

    /// <summary>Coverage given a claim.</summary>
    public static string Coverage(ClaimEstimate which) => $"{Word(which)}-coverage";

    /// <summary>Root mean squared error given a claim.</summary>
    public static string Rmse(ClaimEstimate which) => $"{Word(which)}-rmse";

    private static string Word(ClaimEstimate which) => which switch
    {
        ClaimEstimate.Naive => "naive",
        ClaimEstimate.Shrunken => "shrunken",
        ClaimEstimate.Honest => "honest",
        _ => "bagged",
    };

    private static string Origin(ClaimEstimate which) => which switch
    {
        ClaimEstimate.Naive => "estimate from the trial's patients as if the set had been chosen beforehand",
        ClaimEstimate.Shrunken => "empirical Bayes estimate, drawn towards the effect in everybody",
        ClaimEstimate.Honest => "estimate from patients who had no part in choosing the set, where the rule keeps some",
        _ => "naive estimate less the optimism seen in bootstrap samples, where the rule draws them",
    };

    private static IEnumerable<(string Name, string Meaning)> OfEstimate(ClaimEstimate which) =>
    [
        (Effect(which), $"Mean over claims of the {Origin(which)}, counted in the direction of the claim; HAM-D points."),
        (Optimism(which), $"Mean over claims of what this estimate ({Word(which)}) claims beyond the truth, in the direction of the claim; HAM-D points."),
        (Exaggeration(which), $"Mean {Word(which)} estimate, in the direction of the claim, divided by the mean size of the truth, over claims where there is something true (type M); null without such claims."),
        (Coverage(which), $"Share of 95% intervals about the {Word(which)} estimate that contain the truth, among claims."),
        (Rmse(which), $"Root of the mean squared error of the {Word(which)} estimate among claims; HAM-D points."),
    ];
}
