using System.Text.Json.Nodes;
using TrialSim.Cli.Cautioning;
using TrialSim.Cli.Results;

namespace TrialSim.Cli.Assuring;

/// <summary>JSON Schema of the document of trialsim assure.</summary>
internal static class AssuranceSchema
{
    /// <summary>The schema as text.</summary>
    public static string Write() => SchemaParts.Text(SchemaParts.Object(
        "Answer of trialsim assure",
        ("provenance", SchemaParts.Provenance()),
        (CautionPart.Name, CautionPart.Schema()),
        ("goal", SchemaParts.Value("string", "Name of the analysis, decision or claim rule that is to succeed")),
        ("success-points", SchemaParts.Nullable("string", "Which way a success points when the scenario's drug effect is true: favourable, adverse, nothing where every success is false, or absence where it says that something was not found, which is neither true nor false here; null where a success has no direction of its own")),
        ("priors", SchemaParts.List("The priors", Prior())),
        ("cells", SchemaParts.List("Every size of the trial with every prior", Cell())),
        ("interim", SchemaParts.List("How surely the rest of a trial that is under way brings success of both stages; empty without an interim result", Outlook()))));

    private static JsonObject Outlook() => SchemaParts.Object(
        "One belief about the truth",
        ("truth", SchemaParts.Value("string", "The belief")),
        ("description", SchemaParts.Value("string", "The same as a prior, in multiples of the scenario's drug effect")),
        ("mean", SchemaParts.Value("number", "Its mean")),
        ("success", SchemaParts.Figure("Probability that both stages together are significant: conditional power under one truth, predictive power under a prior")),
        ("digest", SchemaParts.Value("string", "SHA-256 over everything drawn and counted for it")));

    private static JsonObject Prior() => SchemaParts.Object(
        "One prior",
        ("name", SchemaParts.Value("string", "Its name")),
        ("hash", SchemaParts.Value("string", "SHA-256 of what it believes; name, source and notes do not count")),
        ("source", SchemaParts.Value("string", "Where it comes from")),
        ("about", SchemaParts.Nullable("string", "Path of the property that it is about; null: multiples of the scenario's drug effect")),
        ("description", SchemaParts.Value("string", "What it believes, in words")),
        ("mean", SchemaParts.Nullable("number", "Its mean; null of draws of several properties")),
        ("sd", SchemaParts.Nullable("number", "Its standard deviation")));

    private static JsonObject Cell() => SchemaParts.Object(
        "One size with one prior",
        ("prior", SchemaParts.Value("string", "Name of the prior")),
        ("patients", SchemaParts.Value("integer", "Patients of the trial")),
        ("trials", SchemaParts.Value("integer", "Simulated trials with drawn truths")),
        ("draws", SchemaParts.Value("integer", "Truths drawn; each row of a list is counted twice, as half of its trials each")),
        ("assurance", SchemaParts.Figure("Probability of success averaged over the prior")),
        ("assurance-favourable", SchemaParts.Figure("The part of it in favour of the treatment")),
        ("list-error", SchemaParts.Nullable("number", "Standard error of the average over listed draws as an estimate of that over the distribution that they were drawn from; null of other priors")),
        ("probability-of-benefit", SchemaParts.Nullable("number", "Probability by the prior that a success in favour of the treatment would be true")),
        ("probability-of-effect", SchemaParts.Nullable("number", "Probability by the prior that there is something to find")),
        ("power-at-mean", SchemaParts.Figure("Probability of success if the prior's mean is the truth")),
        ("power-as-given", SchemaParts.Figure("Probability of success if the scenario's own effect is")),
        ("predictive-value", SchemaParts.Figure("Among successes, share that are true, with the direction claimed")),
        ("success-given-no-effect", SchemaParts.Figure("Probability of success where there is nothing to find")),
        ("success-given-effect", SchemaParts.Figure("Probability of success where there is something to find")),
        ("effect-among-successes", SchemaParts.Figure("Mean true effect over successes, over the prior's mean")),
        ("exaggeration", SchemaParts.Figure("Mean estimate over successes in the direction claimed, over the mean estimate of other trials under the same truths")));
}
