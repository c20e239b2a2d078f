using System.Text;
using TrialSim.Scenarios;

namespace TrialSim.Tests.Behaviour;

/// <summary>A valid scenario in which most rules have something to say, and the same text with one thing changed.</summary>
internal static class ScenarioText
{
    /// <summary>Marks, in a changed text, the place whose line a problem must name.</summary>
    public const char Here = '»';

    public const string Valid = """
        {
          "name": "small",
          "title": "A small valid scenario",
          "arms": { "treatment": "drug", "control": "placebo" },
          "population": {
            "female-share": 0.6,
            "age": { "mean": 45, "sd": 12 },
            "bmi": { "mean": 28, "sd": 5 },
            "medication-free-share": 0.4,
            "resistance-stage-shares": [0.5, 0.5],
            "crp": { "log-mean": 0.9, "log-sd": 1.1, "reliability": 0.8, "bmi-correlation": 0.3 },
            "baseline": { "mean": 24, "sd": 3.5 },
            "eligibility": { "age-at-least": 18, "age-at-most": 70 }
          },
          "design": { "kind": "fixed-parallel", "patients": 60 },
          "randomization": {
            "kind": "stratified-permuted-blocks",
            "block-sizes": [4],
            "strata": [{ "kind": "sex" }, { "kind": "screening-crp", "cuts": [2, 5] }]
          },
          "outcome": {
            "visits": [4, 8, 12],
            "natural-course": { "kind": "by-visit", "change": [-3, -5, -6] },
            "drug-effect": { "kind": "threshold", "cut": 5, "above": -3 },
            "drug-time-course": { "kind": "by-visit", "fractions": [0.3, 0.7, 1] },
            "residual": { "kind": "unstructured", "sd": [5, 6, 6], "correlation": [[0.6], [0.5, 0.7]] }
          },
          "subgroups": [{ "crp-above": 5 }, { "name": "low", "crp-at-most": 2 }],
          "analyses": [
            { "kind": "ancova", "name": "overall", "covariates": ["baseline", "strata"] },
            { "kind": "crp-interaction", "name": "interaction", "marker": { "kind": "sample-quantiles", "groups": 2 } },
            { "kind": "welch-t", "name": "high", "subgroup": "crp>5", "alpha": 0.025, "alternative": "less" },
            { "kind": "fisher", "name": "responders", "endpoint": "response-final-visit" }
          ],
          "decisions": [
            { "kind": "at-least", "name": "any", "of": ["high", "responders"], "count": 1 },
            { "kind": "all-of", "name": "both", "of": ["any", "overall"] }
          ],
          "claims": ["interaction", "high"]
        }
        """;

    public static ScenarioReading Read(string text) => ScenarioFile.Parse(Encoding.UTF8.GetBytes(text));

    public static string With(string from, string to, string? text = null)
    {
        text ??= Valid;
        int at = text.IndexOf(from, StringComparison.Ordinal);
        Assert.True(at >= 0, $"the text has no {from}");
        return string.Concat(text.AsSpan(0, at), to, text.AsSpan(at + from.Length));
    }

    /// <summary>The valid text from the first of two pieces to the end of the second.</summary>
    public static string Between(string first, string last)
    {
        int start = Valid.IndexOf(first, StringComparison.Ordinal);
        int end = start < 0 ? -1 : Valid.IndexOf(last, start, StringComparison.Ordinal);
        Assert.True(start >= 0 && end >= 0, $"the text does not run from {first} to {last}");
        return Valid[start..(end + last.Length)];
    }

    public static int LineOfMark(string text) => 1 + text.AsSpan(0, text.IndexOf(Here, StringComparison.Ordinal)).Count('\n');
}
