using System.Text.Json.Serialization;
using TrialSim.Outcomes;
using TrialSim.Quantities;
using TrialSim.Statistics.Logistic;
using TrialSim.Trials;

namespace TrialSim.Analyses;

/// <summary>A test in a logistic regression of a response.</summary>
/// <remarks>
/// Endpoints at any visit count all randomized patients whatever the missing-data rule. Columns that follow from those before them are left
/// out of a trial's model. Not estimable when the tested column is one of these (an empty arm) or nobody or everybody responds; by maximum
/// likelihood also when the columns separate the responses. Which of these happened is counted. Sources: McCullagh and Nelder (1989),
/// Generalized Linear Models; Firth (1993), Biometrika 80:27-38; Heinze and Schemper (2002), Statistics in Medicine 21:2409-2419.
/// </remarks>
public abstract record LogisticAnalysis : Analysis
{
    /// <summary>Which response, or the name of an adverse event: at least one of them.</summary>
    public ResponseEndpoint Endpoint { get; init; } = ResponseEndpoint.ResponseAnyVisit;

    /// <summary>What the model adjusts for.</summary>
    public IReadOnlyList<Covariate> Covariates { get; init; } = [Covariate.Baseline];

    /// <summary>How the coefficients are estimated.</summary>
    public LogisticFitting Fit { get; init; } = LogisticFitting.MaximumLikelihood;

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<CountedOutcome> Counted => LogisticCounts.Of(Fit);

    /// <inheritdoc/>
    [JsonIgnore]
    internal override PatientFacts Reads => Covariates.Aggregate(Endpoint.Facts(), (facts, covariate) => facts | covariate.Facts());

    /// <inheritdoc/>
    [JsonIgnore]
    internal override IReadOnlyList<(string Property, PatientMarker Marker)> MarkersRead => Covariates.MarkersRead();

    /// <summary>What is estimated and how, in words.</summary>
    private protected string DescribeModel(string tested) =>
        $"{tested}{string.Concat(Covariates.Select(c => " + " + c.InWords()))}";

    /// <summary>Whether the test is that of the penalized likelihood.</summary>
    private protected bool IsByLikelihoodRatio(LogisticEffect effect) => Fit == LogisticFitting.Firth && effect == LogisticEffect.LogOddsRatio;

    /// <summary>The method and its test in words.</summary>
    private protected string DescribeMethod(LogisticEffect effect) =>
        (Fit == LogisticFitting.Firth ? "Firth's penalized likelihood, " : "maximum likelihood, ")
        + (IsByLikelihoodRatio(effect) ? "likelihood ratio test, " : "Wald test, ") + DescribeTest();

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, TrialOutline trial)
    {
        base.Check(place, trial);
        Endpoint.Check(place.At("endpoint"), trial.AdverseEvents);
        LinearTest.Check(place.At("covariates"), Covariates, trial);
    }

    /// <summary>Binds the test to a regression whose last column is the tested one.</summary>
    private protected LogisticTest Test(TrialEndpoints endpoints, string subgroup, IEnumerable<Regressor> tested, LogisticEffect effect)
    {
        var data = endpoints.LogisticData(endpoints.Analysed(subgroup, MarkersRead), Endpoint, Missing);
        var fit = data.Fit(
            new ResponderColumn(Endpoint, Missing),
            [.. Covariates.SelectMany(c => LinearTest.ColumnsOf(c, endpoints)), .. tested],
            Fit == LogisticFitting.Firth ? LikelihoodKind.Firth : LikelihoodKind.Plain);
        if (effect == LogisticEffect.RiskDifference)
        {
            fit.Needs |= LogisticNeeds.RiskDifference;
            return new(this, data, fit, fit.RiskDifference);
        }

        if (!IsByLikelihoodRatio(effect))
        {
            return new(this, data, fit, fit.Coefficient);
        }

        fit.Needs |= LogisticNeeds.LikelihoodRatio;
        return new(this, data, fit, fit.LikelihoodRatio);
    }
}
