namespace TrialSim.Tests.Behaviour;

/// <content>Latent classes, tests for them, and prices of biomarkers.</content>
public partial class BrokenScenarioTests
{
    private const string Eligibility = """ "eligibility": { "age-at-least": 18, "age-at-most": 70 }""";

    private const string Markers = """
        "markers": [
          { "name": "sil-6r", "unit": "ng/mL", "distribution": { "kind": "log-normal", "mean": 31, "sd": 8 } },
          { "name": "bdnf", "distribution": { "kind": "normal", "mean": 25, "sd": 4 } }
        ]
        """;

    /// <summary>The latent class, its markers left open, and what the message says.</summary>
    public static TheoryData<string, string, string, string> BrokenClasses => new()
    {
        { """ "name": »" ", "prevalence": 0.4 """, "name", "without a name", "Name its members" },
        { """ "name": "ill", "prevalence": »0 """, "prevalence", "a prevalence of 0", "between 0 and 1" },
        { """ "name": "ill", "prevalence": »1 """, "prevalence", "leaves one side empty", "leave the class out" },
        { Differing(""" "marker": »"il-6", "class-difference": 0.2 """), "markers[0].marker", "il-6", "population" },
        { Differing(""" "marker": »"age", "class-difference": 0.2 """), "markers[0].marker", "age is no concentration", "Name a biomarker" },
        { Differing(""" "marker": "sil-6r" """, "»"), "markers[0]", "one of two ways", "or \"mean\" and \"sd\"" },
        { Differing(""" "marker": "sil-6r", "class-difference": 0.2, "mean": 38, "sd": 8 """, "»"), "markers[0]", "one of two ways", "Give \"class-difference\"" },
        { Differing(""" "marker": "sil-6r", "mean": 38 """, "»"), "markers[0]", "one of two ways", "or \"mean\" and \"sd\"" },
        { Differing(""" "marker": "bdnf", "mean": 20, "sd": 4 """, "»"), "markers[0]", "bdnf is not log-normal in the others", "give \"class-difference\"" },
        { Differing(""" "marker": "sil-6r", "class-difference": 0.2 }, { "marker": »"sil-6r", "class-difference": 0.3 """), "markers[1].marker", "stated further up", "State it once" },
        { Differing(""" "marker": »"crp", "class-difference": 0.2 """), "markers[0].marker", "the population's first biomarker, and others correlate with it", "further down" },
    };

    /// <summary>The test for the class, and what the message says.</summary>
    public static TheoryData<string, string, string> BrokenClassifiers => new()
    {
        { """ "sensitivity": 0.3, "specificity": 0.6 """, "members test positive less often than the others", "add up to 1 or more" },
        { """ "sensitivity": 0, "specificity": 0.999 """, "sensitivity 0 and specificity 0.999", "where they are 1 the test tells nothing" },
    };

    /// <summary>The prices of biomarkers, and what the message says.</summary>
    public static TheoryData<string, string, string, string> BrokenAssayPrices => new()
    {
        { """ { "marker": »"il-6", "amount": 5 } """, "[0].marker", "il-6", "population" },
        { """ { "marker": »"bmi", "amount": 5 } """, "[0].marker", "bmi is no concentration", "Name a biomarker" },
        { """ { "marker": "crp", "amount": 5 }, »{ "marker": "crp", "amount": 6 } """, "[1]", "has a price further up", "one price for each" },
        { """ { "marker": "crp", "amount": »-5 } """, "[0].amount", "-5", "0" },
    };

    [Theory]
    [MemberData(nameof(BrokenClasses))]
    public void A_broken_latent_class_is_explained(string members, string path, string found, string remedy) => AssertOnlyProblem(
        Eligibility,
        $$"""{{Eligibility}}, {{Markers}}, "marker-correlations": [{ "markers": ["crp", "sil-6r"], "correlation": 0.2 }], "latent-class": {{{members}}}""",
        $"population.latent-class.{path}", found, remedy);

    [Theory]
    [MemberData(nameof(BrokenClassifiers))]
    public void A_test_that_is_the_wrong_way_round_is_explained(string rates, string found, string remedy) => AssertOnlyProblem(
        Eligibility, $$""" "eligibility": { "classifier": »{{{rates}}} }, "latent-class": { "name": "ill", "prevalence": 0.4 }""",
        "population.eligibility.classifier", found, remedy);

    [Fact]
    public void A_test_for_no_class_is_explained() => AssertOnlyProblem(
        Eligibility, """ "eligibility": { "classifier": »{ "sensitivity": 0.8, "specificity": 0.7 } }""",
        "population.eligibility.classifier", "no latent class that could be tested for", "Add \"latent-class\"");

    [Theory]
    [InlineData("\"natural-course\"", """ "prognosis": [»{ "kind": "by-class", "members-minus-others": 2 }], "natural-course" """, "outcome.prognosis[0]")]
    [InlineData("{ \"kind\": \"threshold\", \"cut\": 5, \"above\": -3 }", """ »{ "kind": "by-class", "members": -4, "others": 0 }""", "outcome.drug-effect")]
    public void An_effect_by_a_class_that_is_not_there_is_explained(string from, string to, string path) =>
        AssertOnlyProblem(from, to, path, "the population has no latent class", "choose another kind");

    [Theory]
    [MemberData(nameof(BrokenAssayPrices))]
    public void A_broken_price_of_a_biomarker_is_explained(string prices, string path, string found, string remedy) => AssertOnlyProblem(
        "\"claims\": [\"interaction\", \"high\"]", $$""" "claims": ["interaction", "high"], "costs": { "currency": "EUR", "assays": [{{prices}}] }""",
        $"costs.assays{path}", found, remedy);

    private static string Differing(string marker, string mark = "") => $$""" "name": "ill", "prevalence": 0.4, "markers": [{{mark}}{{{marker}}}] """;
}
