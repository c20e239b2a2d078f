using System.Text.Json.Serialization;
using TrialSim.Outcomes;
using TrialSim.Quantities;
using TrialSim.Statistics;
using TrialSim.Trials;

namespace TrialSim.Analyses;

/// <summary>One test of a trial: a statistical method bound to the trial's endpoints, with the estimand that it is about.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Ancova), "ancova")]
[JsonDerivedType(typeof(CrpInteraction), "crp-interaction")]
[JsonDerivedType(typeof(PooledT), "pooled-t")]
[JsonDerivedType(typeof(WelchT), "welch-t")]
[JsonDerivedType(typeof(PearsonTest), "pearson")]
[JsonDerivedType(typeof(YatesTest), "yates")]
[JsonDerivedType(typeof(FisherTest), "fisher")]
[JsonDerivedType(typeof(LogisticRegression), "logistic")]
[JsonDerivedType(typeof(LogisticInteraction), "logistic-interaction")]
[JsonDerivedType(typeof(Mmrm), "mmrm")]
[JsonDerivedType(typeof(ImputedAncova), "reference-based-imputation")]
[JsonDerivedType(typeof(CmhTest), "cmh")]
[JsonDerivedType(typeof(LogRank), "log-rank")]
[JsonDerivedType(typeof(Cox), "cox")]
[JsonDerivedType(typeof(MarkerChange), "marker-change")]
public abstract record Analysis : IPlannedAnalysis
{
    /// <summary>The analysis's name in the results.</summary>
    public required string Name { get; init; }

    /// <summary>Significance level of the test, two-sided unless <see cref="Alternative"/> says otherwise.</summary>
    public SignificanceLevel Alpha { get; init; } = new(0.05);

    /// <summary>Which departures from the null hypothesis the test looks for.</summary>
    public Alternative Alternative { get; init; } = Alternative.TwoSided;

    /// <summary>What is done about patients who left before the final visit.</summary>
    public MissingRule Missing { get; init; } = MissingRule.ObservedCases;

    /// <summary>What the analysis is about.</summary>
    [JsonIgnore]
    public abstract Estimand Target { get; }

    /// <summary>Names of the subgroups that the analysis refers to.</summary>
    [JsonIgnore]
    internal virtual IReadOnlyList<string> SubgroupsNamed => [];

    /// <summary>Markers by which the analysis tells patients apart, beside those of its subgroups, each with the property that names it.</summary>
    [JsonIgnore]
    internal virtual IReadOnlyList<(string Property, PatientMarker Marker)> MarkersRead => [];

    /// <summary>What must be known of a patient for the analysis to use her, beside her arm and what the subgroups ask.</summary>
    [JsonIgnore]
    internal abstract PatientFacts Reads { get; }

    /// <summary>What else is counted of the analysis, beside what is counted of every one.</summary>
    [JsonIgnore]
    public virtual IReadOnlyList<CountedOutcome> Counted => [];

    /// <summary>Why the analysis could not be done although both arms have patients, in words.</summary>
    [JsonIgnore]
    internal virtual string WhyNotEstimable => "these patients do not tell: too few, without spread, or the tested column follows from others";

    /// <summary>Binds the analysis to one worker's trials: says what it needs of them, and returns what will analyse them.</summary>
    internal abstract PreparedAnalysis Prepare(TrialEndpoints endpoints);

    /// <summary>Reports what cannot be in such a trial.</summary>
    internal virtual void Check(ScenarioPlace place, TrialOutline trial)
    {
        if (Alternative != Alternative.TwoSided && Alpha.Value >= 0.5)
        {
            place.At("alpha").Breach(
                $"{Alpha.Value} is too large for a one-sided test: half of all trials would reject by chance.", "Use less than 0.5, such as 0.025.", "analyses[].alternative");
        }
    }

    /// <summary>What the estimate is a contrast of, for reports: "drug - placebo".</summary>
    internal virtual string Contrast(Trials.Arms arms, Trials.MarkerUnits units) => $"{arms.Treatment} - {arms.Control}";

    /// <summary>The statistic of a trial's test; null where the test has none.</summary>
    internal virtual TestStatistic? StatisticOf(Finding finding, int lane)
    {
        if (finding.IsStudent)
        {
            return new("t", finding.Statistic[lane], finding.DegreesOfFreedom[lane]);
        }

        double deviate = finding.Deviate[lane];
        return new("z", Alternative == Alternative.Less || (Alternative == Alternative.TwoSided && finding.Estimate[lane] < 0) ? -deviate : deviate, null);
    }

    /// <summary>The analysis in words.</summary>
    public abstract string Describe(MarkerUnits units);

    /// <summary>The statistic of a test with one degree of freedom: chi-square, or its signed root where the test is one-sided.</summary>
    private protected TestStatistic? ChiSquareOf(Finding finding, int lane)
    {
        double deviate = finding.Deviate[lane];
        return Alternative == Alternative.TwoSided
            ? new("chi-square", deviate * deviate, 1)
            : new("z", Alternative == Alternative.Less ? -deviate : deviate, null);
    }

    /// <summary>Level, sides and missing-data rule in words.</summary>
    protected string DescribeTest() =>
        DescribeSides() + (Missing == MissingRule.ObservedCases ? ", observed cases" : ", last observation carried forward");

    /// <summary>Level and sides in words.</summary>
    private protected string DescribeSides() =>
        (Alternative == Alternative.TwoSided ? "two-sided" : $"one-sided ({(Alternative == Alternative.Less ? "less" : "greater")})")
        + $" at {Alpha.Value}";
}
