namespace TrialSim.Tests.Behaviour;

/// <summary>Values that do not fit their places: what is changed, and what the message says.</summary>
public static class StructureCases
{
    public static TheoryData<string, string, string, string, string> All => new()
    {
        // properties
        { "\"female-share\"", "»\"femaleShare\"", "population.femaleShare", "not a property of population", "Did you mean \"female-share\"?" },
        { "\"alpha\"", "»\"alhpa\"", "analyses[2].alhpa", "not a property of welch-t", "Did you mean \"alpha\"?" },
        { "\"claims\"", "»\"claim\"", "claim", "not a property of a scenario", "Did you mean \"claims\"?" },
        { "\"crp-above\": 5 }", "\"crp-above\": 5,\n»\"colour\": 1 }", "subgroups[0].colour", "not a property of subgroups[0]", "\"name\", \"crp-above\", \"crp-at-most\"" },
        { "\"patients\": 60", "\"patients\": 60,\n»\"$type\": \"x\"", "design.$type", "not a property of fixed-parallel", "\"patients\"" },
        { "\"female-share\": 0.6,", "\"female-share\": 0.6,\n»\"female-share\": 0.5,", "population.female-share", "given a second time; line 6", "Keep one" },
        { "{ \"kind\": \"sex\" }", "{ \"kind\": \"sex\",\n»\"kind\": \"sex\" }", "randomization.strata[0].kind", "given a second time", "Keep one" },
        { "{\n  \"name\": \"small\",\n  \"title\": \"A small valid scenario\",", "»{\n  \"name\": \"small\",", "title", "missing", "Add \"title\": a text in double quotes" },
        { "{ \"mean\": 24, \"sd\": 3.5 }", "»{ \"mean\": 24 }", "population.baseline.sd", "missing", "a standard deviation from 0 to 100 HAM-D points" },
        { "\"arms\": { \"treatment\": \"drug\", \"control\": \"placebo\" }", "\"arms\": »{ \"control\": \"placebo\" }", "arms.treatment", "missing", "Add" },

        // kinds
        { "\"kind\": \"fisher\"", "\"kind\": »\"fischer\"", "analyses[3].kind", "\"fischer\" is not known", "Did you mean \"fisher\"? Known kinds: \"ancova\"" },
        { "\"kind\": \"threshold\"", "\"kind\": »\"step\"", "outcome.drug-effect.kind", "\"step\" is not known", "\"linear-in-log-crp\", \"threshold\"" },
        { "{ \"kind\": \"fixed-parallel\", \"patients\": 60 }", "»{ \"patients\": 60 }", "design.kind", "missing", "\"fixed-parallel\"" },
        { "\"kind\": \"ancova\"", "\"kind\": »3", "analyses[0].kind", "3 does not fit", "It must be one of \"ancova\"" },

        // JSON types
        { "\"small\"", "»5", "name", "5 does not fit", "a text in double quotes" },
        { "{ \"mean\": 45, \"sd\": 12 }", "»[45, 12]", "population.age", "a list in brackets does not fit", "an object in braces" },
        { "[4]", "»4", "randomization.block-sizes", "4 does not fit", "in brackets: [4]" },
        { "\"claims\": [\"interaction\", \"high\"]", "\"claims\": »\"high\"", "claims", "the text \"high\" does not fit", "[\"high\"]" },
        { "{ \"kind\": \"sex\" }", "»\"sex\"", "randomization.strata[0]", "the text \"sex\" does not fit", "with a \"kind\": \"sex\", \"screening-crp\"" },
        { "0.6,", "»true,", "population.female-share", "true does not fit", "a probability from 0 to 1" },
        { "0.6,", "»\"0.6\",", "population.female-share", "the text \"0.6\"", "remove the quotes" },
        { ScenarioText.Valid, "»[]", string.Empty, "a list in brackets does not fit", "an object in braces" },

        // quantities, whole numbers, words, ratios
        { "0.6,", "»1.5,", "population.female-share", "1.5 does not fit", "a probability from 0 to 1" },
        { "\"crp-above\": 5", "\"crp-above\": »-5", "subgroups[0].crp-above", "-5 does not fit", "a concentration above 0 (hs-CRP: mg/L)" },
        { "\"sd\": 12", "\"sd\": »1e999", "population.age.sd", "1e999 does not fit", "below 130 years" },
        { "\"patients\": 60", "\"patients\": »60.5", "design.patients", "60.5 does not fit", "a whole number of patients from 4 to 100000" },
        { "[4]", "[»4.0]", "randomization.block-sizes[0]", "4.0 does not fit", "written without point or exponent" },
        { "[4]", "[»99999999999]", "randomization.block-sizes[0]", "99999999999 does not fit", "a whole number" },
        { "\"name\": \"small\",", "\"name\": \"small\", \"seed\": »-1,", "seed", "-1 does not fit", "from 0 to 18446744073709551615" },
        { "\"less\"", "»\"lesser\"", "analyses[2].alternative", "\"lesser\" is not known", "Did you mean \"less\"? It must be one of: \"two-sided\"" },
        { "\"less\"", "»\"Less\"", "analyses[2].alternative", "\"Less\" is not known", "Did you mean \"less\"?" },
        { "\"less\"", "»1", "analyses[2].alternative", "1 does not fit", "one of \"two-sided\", \"greater\", \"less\"" },
        { "\"block-sizes\"", "\"ratio\": »\"2/1\", \"block-sizes\"", "randomization.ratio", "\"2/1\" does not fit", "such as \"1:1\" or \"2:1\"" },

        // null
        { "\"small\"", "»null", "name", "null does not fit", "It must be a text" },
        { "\"claims\": [\"interaction\", \"high\"]", "\"claims\": »null", "claims", "null does not fit", "Leave it out" },
        { "\"interaction\", \"high\"]", "»null, \"high\"]", "claims[0]", "null does not fit", "a text in double quotes" },
        { "0.6,", "»null,", "population.female-share", "null does not fit", "Leave it out, or it must be a probability" },
    };
}
