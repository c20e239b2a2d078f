using System.Text.Json.Nodes;
using TrialSim.Assurance;
using TrialSim.Cli.Cautioning;
using TrialSim.Cli.Claiming;

namespace TrialSim.Cli.Assuring;

/// <summary>The answer about assurance as one JSON document; <see cref="AssuranceSchema"/> documents it.</summary>
internal static class AssuranceDocument
{
    /// <summary>The document in UTF-8.</summary>
    public static byte[] Write(FinishedAssurance finished) => JsonParts.Bytes(Of(finished, finished.Answer));

    private static JsonObject Of(FinishedAssurance finished, AssuranceAnswer answer) => new()
    {
        ["provenance"] = JsonParts.Provenance(answer.Provenance),
        [CautionPart.Name] = CautionPart.Json(finished.Cautions),
        ["goal"] = answer.Goal.Name,
        ["success-points"] = answer.Goal.Sign switch
        {
            ClaimedSign.Favourable => "favourable",
            ClaimedSign.Adverse => "adverse",
            ClaimedSign.Nothing => "nothing",
            ClaimedSign.Absence => "absence",
            _ => null,
        },
        ["priors"] = JsonParts.List(answer.Cells.Select(c => c.Prior).DistinctBy(p => p.Name), Prior),
        ["cells"] = JsonParts.List(answer.Cells, Cell),
        ["interim"] = JsonParts.List(finished.Outlooks, Outlook),
    };

    private static JsonObject Outlook(InterimOutlook outlook) => new()
    {
        ["truth"] = outlook.Truth,
        ["description"] = outlook.Prior.Describe(),
        ["mean"] = outlook.Prior.Mean,
        ["success"] = JsonParts.Figure(outlook.Success),
        ["digest"] = outlook.Digest,
    };

    private static JsonObject Prior(StatedPrior prior) => new()
    {
        ["name"] = prior.Name,
        ["hash"] = PriorFile.Hash(prior),
        ["source"] = prior.Source,
        ["about"] = prior.About,
        ["description"] = prior.Describe(),
        ["mean"] = Known(prior.Prior.Mean),
        ["sd"] = Known(prior.Prior.Sd),
    };

    private static JsonObject Cell(AssuranceCell cell) => new()
    {
        ["prior"] = cell.Prior.Name,
        ["patients"] = cell.Patients,
        ["trials"] = cell.Trials,
        ["draws"] = cell.Draws,
        ["assurance"] = JsonParts.Figure(cell.Figures.Assurance),
        ["assurance-favourable"] = JsonParts.Figure(cell.Figures.Favourable),
        ["list-error"] = Known(cell.Figures.ErrorOfTheList),
        ["probability-of-benefit"] = Known(cell.Figures.ProbabilityOfBenefit),
        ["probability-of-effect"] = Known(cell.Figures.ProbabilityOfEffect),
        ["power-at-mean"] = JsonParts.Figure(cell.PowerAtMean),
        ["power-as-given"] = JsonParts.Figure(cell.PowerAsGiven),
        ["predictive-value"] = JsonParts.Figure(cell.Figures.PredictiveValue),
        ["success-given-no-effect"] = JsonParts.Figure(cell.Figures.GivenNull),
        ["success-given-effect"] = JsonParts.Figure(cell.Figures.GivenEffect),
        ["effect-among-successes"] = JsonParts.Figure(cell.Figures.EffectAmongSuccesses),
        ["exaggeration"] = JsonParts.Figure(cell.Figures.Exaggeration),
    };

    private static double? Known(double value) => double.IsFinite(value) ? value : null;
}
