using System.Text.Json.Nodes;
using TrialSim.Cli.Cautioning;
using TrialSim.Cli.Results;

namespace TrialSim.Cli.Comparing;

/// <summary>JSON Schema of the document of <c>compare</c>.</summary>
internal static class ComparisonSchema
{
    /// <summary>The figures with their meaning.</summary>
    private static readonly (string Name, string Meaning)[] Figures =
    [
        ("power", "Share of trials that show the goal, under the scenario's truth"),
        ("adverse-rate", "Share of trials that show it against the drug; of goals that look both ways"),
        ("false-positive-rate", "Share of trials that show it where the drug does nothing"),
        ("any-claim-rate", "Share of trials in which any of the scenario's claims is significant where the drug does nothing"),
        ("patients", "Randomized patients"),
        ("screened", "Screened candidates"),
        ("enrolment-weeks", "Weeks to the last randomization"),
        ("duration-weeks", "Weeks to the last patient's last visit"),
        ("cost", "Cost, in the currency of the scenarios"),
        ("helped-in-trial", "Patients of the trial who received the drug and whose own true effect of it is negative: they do better on it"),
        ("harmed-in-trial", "Those whose own true effect is positive"),
        ("helped-after", "Of 1,000 candidates after the trial, those who are treated as it concludes and do better on the drug"),
        ("not-helped-after", "Of 1,000 candidates after the trial, those who are treated as it concludes and do not"),
        ("effect-after", "Mean effect over candidates after the trial, treated or not; HAM-D points, negative is benefit"),
    ];

    /// <summary>The schema as text.</summary>
    public static string Write() => SchemaParts.Text(SchemaParts.Object(
        "Document of trialsim compare",
        ("provenance", SchemaParts.Object(
            "Enough to repeat the run and to tell whether the repetition agrees",
            ("version", SchemaParts.Value("string", "Version of trialsim")),
            ("seed", SchemaParts.Value("integer", "Seed of all randomness, 0 to 18446744073709551615")),
            ("replicates", SchemaParts.Value("integer", "Simulated trials of each design, under its truth and under its null")),
            ("digest", SchemaParts.Value("string", "SHA-256 over everything counted: equal digests, equal results to the last bit")))),
        (CautionPart.Name, CautionPart.Schema()),
        ("reference", SchemaParts.Value("string", "Name of the design that the others are compared with")),
        ("acceptable", SchemaParts.Value("number", "False positive rate up to which a design is not the worse for it")),
        ("verdict", SchemaParts.List("What was found, in sentences", SchemaParts.Value("string", "A sentence"))),
        ("warnings", SchemaParts.List("What cannot be compared, in sentences", SchemaParts.Value("string", "A sentence"))),
        ("designs", SchemaParts.List("The designs, in the order of the command line", SchemaParts.Object(
            "A design",
            ("name", SchemaParts.Value("string", "Its name in this document")),
            ("scenario", SchemaParts.Value("string", "Name of the scenario")),
            ("scenario-hash", SchemaParts.Value("string", "SHA-256 of what the scenario simulates")),
            ("goal", SchemaParts.Value("string", "What a trial is to show: name of an analysis, decision or claim rule"))))),
        ("differences", SchemaParts.List("What differs between the scenarios", SchemaParts.Object(
            "A property",
            ("path", SchemaParts.Value("string", "Where it stands")),
            ("of-truth", SchemaParts.Value("boolean", "Whether it is about who comes and what is true of them, not about the trial")),
            ("values", SchemaParts.List("Its value in each design; null where it has none", new JsonObject
            {
                ["type"] = new JsonArray("object", "array", "string", "number", "integer", "boolean", "null"),
            }))))),
        ("figures", SchemaParts.List("Every figure of every design", SchemaParts.Object(
            "A figure",
            ("figure", new JsonObject
            {
                ["type"] = "string",
                ["oneOf"] = new JsonArray([.. Figures.Select(figure => new JsonObject { ["const"] = figure.Name, ["description"] = figure.Meaning })]),
            }),
            ("design", SchemaParts.Value("string", "Name of the design")),
            ("value", SchemaParts.Figure("The figure")),
            ("difference", SchemaParts.Figure("The same minus that of the reference, with the error that pairing the trials gives")),
            ("unpaired-mcse", SchemaParts.Nullable("number", "Error that the difference would have between separate runs of as many trials"))))),
        ("criteria", SchemaParts.List("Figures by which designs are judged", SchemaParts.Value("string", "A figure"))),
        ("dominated", SchemaParts.List("Designs that another beats: better in something, worse in nothing, judged by differences beyond two paired errors", SchemaParts.Object(
            "A pair",
            ("design", SchemaParts.Value("string", "The design that is beaten")),
            ("by", SchemaParts.Value("string", "The one that beats it")),
            ("better-in", SchemaParts.List("What it is better in", SchemaParts.Value("string", "A figure"))))))));
}
