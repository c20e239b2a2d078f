using System.Text.Json.Serialization;
using TrialSim.Outcomes;
using TrialSim.Trials;

namespace TrialSim.Analyses;

/// <summary>Difference between arms in the probability of a response, in a logistic regression with covariates.</summary>
/// <remarks>
/// <see cref="LogisticEffect.RiskDifference"/>: mean predicted risk of all patients analysed if treated, minus if not (g-computation), standard error
/// by the delta method with the covariates held fixed, normal. <see cref="LogisticEffect.LogOddsRatio"/>: the arm's coefficient, treatment over control, standard error
/// from the information, normal; with Firth's penalty tested by the penalized likelihood ratio. Positive where more of the treated respond.
/// Source of the former: Ge, Durham, Meyer, Xie and Thomas (2011), Drug Information Journal 45:481-493.
/// </remarks>
public sealed record LogisticRegression : LogisticAnalysis
{
    /// <summary>What is estimated and tested.</summary>
    public LogisticEffect Effect { get; init; } = LogisticEffect.RiskDifference;

    /// <summary>Patients analysed.</summary>
    public string Subgroup { get; init; } = Trials.Subgroup.All;

    /// <inheritdoc/>
    [JsonIgnore]
    public override Estimand Target => Effect == LogisticEffect.RiskDifference ? new ResponseDifference(Subgroup, Endpoint)
        : Covariates.Count == 0 ? new ResponseLogOddsRatio(Subgroup, Endpoint)
        : new ConditionalLogOddsRatio(Subgroup, Endpoint);

    /// <inheritdoc/>
    [JsonIgnore]
    internal override IReadOnlyList<string> SubgroupsNamed => [Subgroup];

    /// <inheritdoc/>
    internal override string Contrast(Arms arms, MarkerUnits units) =>
        Effect == LogisticEffect.RiskDifference ? base.Contrast(arms, units) : $"log odds ratio {arms.Treatment} / {arms.Control}";

    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) =>
        $"{Endpoint.InWords()} on {DescribeModel("arm")} in {Subgroup}, logistic regression: test of the "
        + $"{(Effect == LogisticEffect.RiskDifference ? "standardized risk difference" : "arm's log odds ratio")}, {DescribeMethod(Effect)}";

    /// <inheritdoc/>
    internal override TestStatistic? StatisticOf(Finding finding, int lane) =>
        IsByLikelihoodRatio(Effect) ? ChiSquareOf(finding, lane) : base.StatisticOf(finding, lane);

    /// <inheritdoc/>
    internal override PreparedAnalysis Prepare(TrialEndpoints endpoints) => Test(endpoints, Subgroup, [new ArmRegressor()], Effect);
}
