using System.Text.Json.Nodes;
using TrialSim.Cli.Cautioning;
using TrialSim.Cli.Results;
using TrialSim.Findings;

namespace TrialSim.Cli.Claiming;

/// <summary>JSON Schema of the document of trialsim claim.</summary>
internal static class ClaimSchema
{
    /// <summary>The schema as text.</summary>
    public static string Write() => SchemaParts.Text(SchemaParts.Object(
        "Answer of trialsim claim",
        ("provenance", SchemaParts.Provenance()),
        (CautionPart.Name, CautionPart.Schema()),
        ("observed", SchemaParts.List("What the trial is said to have shown, all of it at once", new() { ["type"] = "string" })),
        ("estimated", SchemaParts.Value("string", "Name of the analysis whose estimate is claimed, or of the claim rule whose claimed effects are")),
        ("confirming", SchemaParts.Nullable("string", "Name of the analysis that would have to be significant in another trial; null where none can be named")),
        ("truths", SchemaParts.List("What may be true", Truth())),
        ("contrasts", SchemaParts.List("Every truth under which the marker is predictive against every one under which it is not", Contrast()))));

    private static JsonObject Truth() => SchemaParts.Object(
        "One truth",
        ("name", SchemaParts.Value("string", "Its name")),
        ("description", SchemaParts.Value("string", "What is true, in words")),
        ("predictive", SchemaParts.Value("boolean", "Whether the drug's effect varies between patients; false: this is a null")),
        ("at-least-as-strong", SchemaParts.Figure("Share of trials with a finding at least as strong, in the observed direction")),
        ("reversed", SchemaParts.Figure("Share of trials with the reversed finding")),
        ("near", SchemaParts.Figure("Share of trials with a p-value near the observed one: its normal deviate within 0.1 of the observed")),
        ("truth", SchemaParts.Figure("True value of what the finding estimates; of a claim rule: mean true effect in the sets that it claimed")),
        ("claimed", SchemaParts.Figure("Mean estimate among findings at least as strong")),
        ("exaggeration", SchemaParts.Figure("That mean over the true value")),
        ("sign-error", SchemaParts.Figure("Among findings as strong in either direction, share with the wrong sign")),
        ("confirmations", SchemaParts.List("Sizes of trials of the same design that would confirm the finding; empty for a null", Confirmation())));

    private static JsonObject Confirmation() => SchemaParts.Object(
        "One size",
        ("wanted-power", SchemaParts.Value("number", "Wanted power")),
        ("patients", SchemaParts.Nullable("integer", "Smallest number of patients that holds the allocation ratio and has the power by the fitted line; null where none up to 100000 suffices or none can be said")),
        ("lower", SchemaParts.Nullable("integer", "Lower end of its 99% interval, rounded outwards")),
        ("upper", SchemaParts.Nullable("integer", "Upper end")),
        ("power-by-line", SchemaParts.Figure("Power there by the line: share of trials that are significant in the observed direction")),
        ("power-in-check", SchemaParts.Figure("The same in trials of that size that the line does not know")),
        ("check-trials", SchemaParts.Nullable("integer", "How many those are")),
        ("unknown", SchemaParts.Nullable("string", "Why no size can be said; null where one is given or none in reach suffices")),
        ("warnings", SchemaParts.List("What should be known about the size, as sentences", new() { ["type"] = "string" })));

    private static JsonObject Contrast() => SchemaParts.Object(
        "One contrast",
        ("truth", SchemaParts.Value("string", "Name of the truth")),
        ("null", SchemaParts.Value("string", "Name of the null")),
        ("likelihood-ratio", SchemaParts.Figure("How many times more often the truth shows a finding at least as strong")),
        ("likelihood-ratio-near", SchemaParts.Figure("How many times more often the truth shows a p-value near the observed one")),
        ("predictive-values", SchemaParts.List("What the finding is worth, by the probability beforehand", SchemaParts.Object(
            "One point of the curve",
            ("prior", SchemaParts.Value("number", "Probability beforehand that the marker is truly predictive")),
            ("value", SchemaParts.Figure("Probability afterwards, given a finding at least as strong")),
            ("value-near", SchemaParts.Figure("Probability afterwards, given a p-value near the observed one"))))));
}
