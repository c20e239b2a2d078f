using TrialSim.Claims;
using TrialSim.Claims.Curves;
using TrialSim.Claims.Searches;
using TrialSim.Outcomes;
using TrialSim.Quantities;
using TrialSim.Scenarios;
using TrialSim.Statistics.Subgroups;
using TrialSim.Tests.Published;
using TrialSim.Trials;

namespace TrialSim.Tests.Statistical.Rules;

/// <summary>The searching rules whose error rates are measured, and a small trial for them: one visit, a score without bounds.</summary>
internal static class SearchErrorRules
{
    /// <summary>Patients of a trial.</summary>
    public const int Patients = 60;

    /// <summary>Permutations of a trial, so that 0.025 and 0.05 are p-values that it can have: the level is exact.</summary>
    public const int Permutations = 79;

    /// <summary>As few of them as will do, for searches that take long.</summary>
    public const int FewPermutations = 39;

    /// <summary>As many as tests at a fifth of the level need.</summary>
    public const int ManyPermutations = 199;

    /// <summary>Standard deviation of the change, given the markers; HAM-D points.</summary>
    public const double Sd = 6;

    private static readonly IReadOnlyList<PatientMarker> Three = [PatientMarker.Crp, PatientMarker.Age, PatientMarker.BodyMassIndex];

    private static readonly PermutationCorrection Permuted = new() { Permutations = Permutations };

    private static readonly PermutationCorrection Few = new() { Permutations = FewPermutations };

    /// <summary>CRP above which patients are the subgroup of the truths, mg/L.</summary>
    public static Concentration Cut(double share) => new(Numerics.Portable.Exp(Numerics.Distributions.NormalDistribution.UpperQuantile(share)));

    /// <summary>Rules that promise to keep the level, and the naive search beside them.</summary>
    public static IReadOnlyList<ClaimRule> Cuts(double share, ClaimDirection direction)
    {
        BestCut twenty = new() { Name = "best-cut", Quantiles = 20, Contrast = CutContrast.Subgroup, Correction = new Uncorrected() };
        BestCut four = twenty with { Quantiles = null, Cuts = [new(0.5), new(1), new(Cut(share).Value), new(3)] };
        return At(direction,
        [
            .. Corrected(twenty, "20 cuts"),
            .. Corrected(four, "4 cuts"),
            twenty with { Name = "best-cut, subgroup, 20 cuts, permutation, 1/3 held back", Correction = Permuted, HeldBack = new(1.0 / 3) },
            four with { Name = "best-cut, subgroup, 4 cuts, bonferroni, 1/3 held back", Correction = new BonferroniCorrection(), HeldBack = new(1.0 / 3) },
            twenty with { Name = "best-cut, interaction, 20 cuts, honest-split", Contrast = CutContrast.Interaction, Correction = new HonestSplit() },
            four with { Name = "best-cut, interaction, 4 cuts, honest-split", Contrast = CutContrast.Interaction, Correction = new HonestSplit() },
            new AdaptiveSignature { Name = "adaptive-signature, crp", Markers = [PatientMarker.Crp] },
            new AdaptiveSignature { Name = "adaptive-signature, 3 markers, half the level", Markers = Three, OverallShare = new(0.5) },
            twenty with { Name = "best-cut, subgroup, 20 cuts, none" },
            twenty with { Name = "best-cut, interaction, 20 cuts, none", Contrast = CutContrast.Interaction },
        ]);
    }

    /// <summary>Rules that promise nothing; some of them take long.</summary>
    public static IReadOnlyList<ClaimRule> Others(ClaimDirection direction)
    {
        BestCut interaction = new() { Name = "best-cut", Quantiles = 20, Correction = new Uncorrected() };
        IReadOnlyList<Share> shares = [new(0.2), new(0.4), new(0.6), new(0.8)];
        BestOf forking = new()
        {
            Name = "best-of, 4 cuts x 3 markers x 3 endpoints, none",
            Markers = [.. Three.Select(marker => new SearchedMarker { Marker = marker, Shares = shares })],
            Endpoints = [SearchedEndpoint.Change, SearchedEndpoint.ResponseFinalVisit, SearchedEndpoint.RemissionAnyVisit],
            SmallestArm = 5,
        };
        return At(direction,
        [
            interaction with { Name = "best-cut, interaction, 20 cuts, bonferroni", Correction = new BonferroniCorrection() },
            interaction with { Name = "best-cut, interaction, 20 cuts, miller-siegmund", Correction = new MillerSiegmundCorrection() },
            interaction with { Name = "best-cut, interaction, 20 cuts, permutation", Correction = Permuted },
            forking,
            forking with { Name = "the same, bonferroni", Correction = new BonferroniCorrection() },
            forking with { Name = "the same, permutation", Correction = Few },
            new Sides { Name = "sides, none", Markers = Three, Correction = new Uncorrected() },
            new Sides { Name = "sides, permutation", Markers = Three, Correction = Few },
            new ModelPartition { Name = "mob, none", Markers = Three },
            new AdaptiveThreshold { Name = "adaptive-threshold, a", Permutations = ManyPermutations },
            new AdaptiveThreshold { Name = "adaptive-threshold, b", Procedure = AdaptiveThresholdProcedure.B, Permutations = ManyPermutations },
            new CrossValidatedSignature { Name = "cross-validated-signature", Markers = Three, Permutations = ManyPermutations },
        ]);
    }

    /// <summary>A trial in one of the truths, with these rules.</summary>
    public static Scenario Trial(NullConfiguration truth, double share, IReadOnlyList<ClaimRule> rules)
    {
        var trial = TextbookTrial.Of(Patients);
        return trial with
        {
            Population = trial.Population with
            {
                Baseline = new() { Mean = new(24), Sd = new(4) },
                Age = new() { Mean = new(43), Sd = new(9) },
                Bmi = new() { Mean = new(28), Sd = new(5) },
            },
            Outcome = trial.Outcome with
            {
                NaturalCourse = new ByVisitNaturalCourse { Change = [new(-9)] },
                Prognosis = truth.Prognosis == 0 ? [] : [new LogCrpPrognosis { Slope = new(Sd * truth.Prognosis), CentredAt = new(1) }],
                DrugEffect = new ThresholdDrugEffect { Cut = Cut(share), Above = new(-Points(truth.High)), AtMost = new(-Points(truth.Low)) },
                Residual = new CompoundSymmetry { Sd = [new(Sd)], Correlation = new(0) },
            },
            Analyses = [new Analyses.PooledT { Name = "everybody" }],
            Rules = rules,
        };
    }

    private static double Points(double benefit) => 0.75 * Sd * benefit;

    private static IEnumerable<BestCut> Corrected(BestCut naive, string cuts) => new (string Word, SearchCorrection Correction)[]
    {
        ("bonferroni", new BonferroniCorrection()),
        ("miller-siegmund", new MillerSiegmundCorrection()),
        ("permutation", Permuted),
        ("honest-split", new HonestSplit()),
    }.Select(c => naive with { Name = $"best-cut, subgroup, {cuts}, {c.Word}", Correction = c.Correction });

    private static IReadOnlyList<ClaimRule> At(ClaimDirection direction, IReadOnlyList<ClaimRule> rules) =>
        [.. rules.Select(rule => rule with { Alpha = new(direction == ClaimDirection.Either ? 0.05 : 0.025), Direction = direction })];
}
