namespace TrialSim.Tests.Behaviour;

/// <summary>Values that contradict each other: what is changed, and what the message says.</summary>
public static class RuleCases
{
    private const string RespondersToClaims = """
        { "kind": "fisher", "name": "responders", "endpoint": "response-final-visit" }
          ],
          "decisions": [
            { "kind": "at-least", "name": "any", "of": ["high", "responders"], "count": 1 },
            { "kind": "all-of", "name": "both", "of": ["any", "overall"] }
          ],
          "claims": ["interaction"
        """;

    private const string BmiToCrp = """
        "bmi": { "mean": 28, "sd": 5 },
            "medication-free-share": 0.4,
            "resistance-stage-shares": [0.5, 0.5],
            "crp": { "log-mean": 0.9, "log-sd": 1.1, "reliability": 0.8, "bmi-correlation": 0.3 },
        """;

    private const string AgeToEligibility = """
        "age": { "mean": 45, "sd": 12 },
            "bmi": { "mean": 28, "sd": 5 },
            "medication-free-share": 0.4,
            "resistance-stage-shares": [0.5, 0.5],
            "crp": { "log-mean": 0.9, "log-sd": 1.1, "reliability": 0.8, "bmi-correlation": 0.3 },
            "baseline": { "mean": 24, "sd": 3.5 },
            "eligibility": { "age-at-least": 18, "age-at-most": 70 }
        """;

    private const string MedicationToStrata = """
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
        """;

    private const string BlocksToCoin = """
        "kind": "stratified-permuted-blocks",
            "block-sizes": [4],
            "strata": [{ "kind": "sex" }, { "kind": "screening-crp", "cuts": [2, 5] }]
        """;

    private static readonly string StrataToAnalyses = ScenarioText.Between("stratified-permuted-blocks", "[\"baseline\", \"strata\"] }");

    // blocks that are not stratified, and a first analysis of another kind, of which more may be said
    private static string WithoutStrata(string kindAndMore) => StrataToAnalyses
        .Replace("stratified-permuted-blocks", "permuted-blocks", StringComparison.Ordinal)
        .Replace(ScenarioText.Between(",\n    \"strata\"", "[2, 5] }]"), string.Empty, StringComparison.Ordinal)
        .Replace(ScenarioText.Between("{ \"kind\": \"ancova\"", "[\"baseline\", \"strata\"] }"), $"{{ \"name\": \"overall\", {kindAndMore} }}", StringComparison.Ordinal);

    public static TheoryData<string, string, string, string, string> All => new()
    {
        // names
        { "\"small\"", "»\"a/b\"", "name", "cannot name a file", "letters, digits, hyphens" },
        { "\"small\"", "»\" \"", "name", "without letters", "at least one letter" },
        { "\"placebo\"", "»\"Drug\"", "arms.control", "the name of the other arm", "differently" },
        { "\"response-final-visit\" }", "\"response-final-visit\" },\n{ \"kind\": \"yates\", \"name\": »\"high\" }", "analyses[4].name", "names an analysis further up too", "differently" },
        { "\"response-final-visit\" }", "\"response-final-visit\" },\n{ \"kind\": \"yates\", \"name\": »\"all\" }", "analyses[4].name", "\"all\" means everybody", "another name" },
        { "\"name\": \"both\"", "\"name\": »\"any\"", "decisions[1].name", "further up too", "differently" },
        { "\"name\": \"low\"", "\"name\": »\"crp>5\"", "subgroups[1].name", "names a subgroup further up", "differently" },
        { "\"name\": \"low\"", "\"name\": »\"all\"", "subgroups[1].name", "the subgroup of everybody", "another name" },
        { "\"name\": \"low\"", "\"name\": »\"l\\now\"", "subgroups[1].name", "would spoil tables", "without line breaks" },

        // population
        { BmiToCrp, "\n\n\"crp\": { \"log-mean\": 0.9, \"log-sd\": 1.1,\n\"bmi-correlation\": »0.3 },", "population.crp.bmi-correlation", "a BMI that the population has not", "Add \"bmi\"" },
        { BmiToCrp, "\"height\": »{ \"female-mean\": 1.6, \"male-mean\": 1.7, \"sd\": 0.1 },\n\"crp\": { \"log-mean\": 0.9, \"log-sd\": 1.1 },", "population.height", "only with BMI", "Add \"bmi\"" },
        { "\"bmi-correlation\": 0.3", "»\"bmi-correlation\": 0.5, \"female-minus-male\": 2", "population.crp", "more variance of ln CRP than there is", "nearer to 0" },
        { "[0.5, 0.5]", "»[0.5, 0.4]", "population.resistance-stage-shares", "sum to 0.9", "sum to 1" },
        { "[0.5, 0.5]", "»[]", "population.resistance-stage-shares", "an empty list", "leave it out" },
        { AgeToEligibility, "\"eligibility\": { \"age-at-most\": »70 }, \"crp\": { \"log-mean\": 0.9, \"log-sd\": 1.1 }, \"baseline\": { \"mean\": 24, \"sd\": 3 }", "population.eligibility.age-at-most", "has no ages", "Add \"age\"" },
        { "\"age-at-most\": 70", "\"age-at-most\": »17", "population.eligibility.age-at-most", "17 lies below the 18", "Raise this bound" },
        { "\"eligibility\": { \"age-at-least\": 18, \"age-at-most\": 70 }", "\"eligibility\": »{ \"screening-crp-at-least\": 1000 }", "population.eligibility", "0 are eligible", "at least 0.2" },
        { "\"eligibility\"", "\"quotas\": »{ \"cuts\": [1, 900] },\n\"eligibility\"", "population.quotas", "band 3 of 3", "Widen the rules" },
        { "\"eligibility\"", "\"quotas\": { \"cuts\": [1, »1] },\n\"eligibility\"", "population.quotas.cuts[1]", "1 does not rise above the 1", "rising order" },
        { "\"mean\": 24", "\"mean\": »60", "population.baseline.mean", "60 does not lie on the outcome's scale", "outcome.scale" },

        // randomization
        { "\"outcome\"", "\"accrual\": { \"sites\": »[] },\n  \"outcome\"", "accrual.sites", "an empty list", "List the sites that recruit" },
        {
            "\"outcome\"", "\"accrual\": { \"sites\": »[{ \"count\": 900, \"candidates-per-week\": 1 }, { \"count\": 101, \"candidates-per-week\": 1 }] },\n  \"outcome\"",
            "accrual.sites", "1001 sites, more than 1000", "stand for several"
        },
        {
            "\"outcome\"", "\"accrual\": { \"sites\": »[{ \"candidates-per-week\": 1e-9 }] },\n  \"outcome\"",
            "accrual.sites", "60 candidates, one for each patient, would take 60,000,000,000 weeks to come, more than 1,000,000", "Raise \"candidates-per-week\""
        },
        {
            "\"outcome\"", "\"accrual\": { \"sites\": [{ \"candidates-per-week\": 1 }], \"pauses\": [{ \"from\": 5, \"to\": »5 }] },\n  \"outcome\"",
            "accrual.pauses[0].to", "a pause from week 5 does not end at 5", "end later than it begins"
        },
        {
            "\"outcome\"", "\"accrual\": { \"sites\": [{ \"candidates-per-week\": 1 }], \"pauses\": [{ \"from\": 5, \"to\": 9 }, { \"from\": »8, \"to\": 12 }] },\n  \"outcome\"",
            "accrual.pauses[1].from", "week 8 lies before the end of the pause before it, week 9", "join those that overlap"
        },
        { "\"outcome\"", "\"costs\": { \"currency\": »\" \" },\n  \"outcome\"", "costs.currency", "a currency without a name", "\"EUR\"" },
        { "\"outcome\"", "\"costs\": { \"currency\": \"EUR\", \"per-week\": »10 },\n  \"outcome\"", "costs.per-week", "nothing says how many sites there are", "Add \"accrual\"" },
        { "[4]", "[»3]", "randomization.block-sizes[0]", "3 cannot hold a 1:1 allocation", "multiple of 2" },
        { "[4]", "[4, »0]", "randomization.block-sizes[1]", "0 cannot hold", "multiple of 2" },
        { "[4]", "[»256]", "randomization.block-sizes[0]", "too long", "at most 255" },
        { "[4]", "»[]", "randomization.block-sizes", "an empty list", "such as [4]" },
        { "\"block-sizes\": [4]", "\"ratio\": \"2:1\", \"block-sizes\": [6, »4]", "randomization.block-sizes[1]", "4 cannot hold a 2:1 allocation", "multiple of 3" },
        { "\"block-sizes\"", "\"ratio\": »\"1000:1\", \"block-sizes\"", "randomization.ratio", "1001 places", "smaller numbers" },
        { "{ \"kind\": \"sex\" }, { \"kind\": \"screening-crp\", \"cuts\": [2, 5] }", "{ \"kind\": \"sex\" }, »{ \"kind\": \"sex\" }", "randomization.strata[1]", "already formed of this", "Leave it out" },
        { "\"cuts\": [2, 5]", "\"cuts\": [5, »2]", "randomization.strata[1].cuts[1]", "2 does not rise above the 5", "cut-points in rising order" },
        { "\"cuts\": [2, 5]", "\"cuts\": »[]", "randomization.strata[1].cuts", "an empty list", "such as [5]" },
        { "[{ \"kind\": \"sex\" }, { \"kind\": \"screening-crp\", \"cuts\": [2, 5] }]", $"»[{{ \"kind\": \"sex\" }}, {{ \"kind\": \"screening-crp\", \"cuts\": [{string.Join(", ", Enumerable.Range(1, 32))}] }}]", "randomization.strata", "66 strata", "at most 64" },
        { BlocksToCoin, "\"kind\": \"simple\", \"strata\": [{ \"kind\": \"sex\" }, »{ \"kind\": \"sex\" }]", "randomization.strata[1]", "already formed of this", "Leave it out" },
        { MedicationToStrata, "\"resistance-stage-shares\": [1], \"crp\": { \"log-mean\": 0.9, \"log-sd\": 1.1 }, \"baseline\": { \"mean\": 24, \"sd\": 3 } }, \"design\": { \"kind\": \"fixed-parallel\", \"patients\": 60 }, \"randomization\": { \"kind\": \"stratified-permuted-blocks\", \"block-sizes\": [4], \"strata\": [»{ \"kind\": \"medication\" }]", "randomization.strata[0]", "who takes any", "Add \"medication-free-share\"" },

        // outcome
        { "[4, 8, 12]", "[4, 12, »8]", "outcome.visits[2]", "8 does not rise above the 12", "weeks in rising order" },
        { "[-3, -5, -6]", "»[-3, -5]", "outcome.natural-course.change", "2 entries for 3 visits", "one entry for each of \"outcome.visits\"" },
        { "[0.3, 0.7, 1]", "»[1]", "outcome.drug-time-course.fractions", "1 entry for 3 visits", "one entry" },
        { "[5, 6, 6]", "»[5, 6]", "outcome.residual.sd", "2 entries for 3 visits", "one entry" },
        { "[0.5, 0.7]", "»[0.5]", "outcome.residual.correlation[1]", "1 correlations of visit 3", "Give 2" },
        { "[[0.6], [0.5, 0.7]]", "»[[0.6]]", "outcome.residual.correlation", "1 row for 3 visits", "from the second on" },
        { "{ \"kind\": \"unstructured\", \"sd\": [5, 6, 6], \"correlation\": [[0.6], [0.5, 0.7]] }", "»{ \"kind\": \"compound-symmetry\", \"sd\": [6], \"correlation\": -0.6 }", "outcome.residual", "contradict each other", "nearer to 0" },
        { "{ \"kind\": \"threshold\", \"cut\": 5, \"above\": -3 }", "{ \"kind\": \"u-shaped\", \"turns-at\": 3, \"at-turn\": -4, \"curvature\": 1, \"limit\": »-5 }", "outcome.drug-effect.limit", "can never be held at -5", "-4 or more" },
        { "\"visits\"", "\"residual-spread\": { \"kind\": \"log-crp\", \"factor-per-unit\": 1.2, \"centred-at\": 3, \"at-most\": »0.5 }, \"visits\"", "outcome.residual-spread.at-most", "0.5 as the largest factor lies below its inverse", "1 or more" },
        { "\"visits\"", "\"scale\": { \"kind\": \"bounded-integer\", \"minimum\": 30, \"maximum\": »10 }, \"visits\"", "outcome.scale.maximum", "10 is not above the minimum of 30", "Raise it" },

        // subgroups and analyses
        { "{ \"crp-above\": 5 }, ", "{ \"crp-above\": 5 }, »{}, ", "subgroups[1]", "without bounds is everybody", "Add \"crp-above\"" },
        { "\"crp-at-most\": 2", "\"crp-above\": 2, \"crp-at-most\": »2", "subgroups[1].crp-at-most", "nobody can have a CRP above 2 and at most 2", "Raise this bound" },
        { "\"subgroup\": \"crp>5\"", "\"subgroup\": »\"crp>6\"", "analyses[2].subgroup", "no subgroup \"crp>6\"", "Did you mean \"crp>5\"? Known subgroups: \"all\"" },
        { "[\"baseline\", \"strata\"]", "[\"baseline\", »\"baseline\"]", "analyses[0].covariates[1]", "listed twice", "once" },
        { "\"groups\": 2", "\"groups\": »1", "analyses[1].marker.groups", "1 groups cannot be formed", "from 2 to 60" },
        { "0.025", "»0.5", "analyses[2].alpha", "too large for a one-sided test", "less than 0.5" },

        { "{ \"kind\": \"fisher\", \"name\": \"responders\", \"endpoint\": \"response-final-visit\" }", "{ \"kind\": \"mmrm\", \"name\": \"responders\", \"missing\": »\"locf\" }", "analyses[3].missing", "carries none forward", "Leave \"missing\" out" },
        { "{ \"kind\": \"fisher\", \"name\": \"responders\", \"endpoint\": \"response-final-visit\" }", "{ \"kind\": \"mmrm\", \"name\": \"responders\", \"visit\": »5 }", "analyses[3].visit", "no visit at week 5", "one of 4, 8, 12" },
        { "{ \"kind\": \"fisher\", \"name\": \"responders\", \"endpoint\": \"response-final-visit\" }", "{ \"kind\": \"mmrm\", \"name\": \"responders\", \"main-effects\": [»\"baseline\"] }", "analyses[3].main-effects[0]", "crossed with visit already", "one of the two" },
        { "{ \"kind\": \"fisher\", \"name\": \"responders\", \"endpoint\": \"response-final-visit\" }", "{ \"kind\": \"mmrm\", \"name\": \"responders\", \"fallback\": [\"ar1\", »\"unstructured\"] }", "analyses[3].fallback[1]", "tried before", "each structure once" },
        { "{ \"kind\": \"fisher\", \"name\": \"responders\", \"endpoint\": \"response-final-visit\" }", "{ \"kind\": \"mmrm\", \"name\": \"responders\", \"covariates\": [\"sex\", »\"sex\"] }", "analyses[3].covariates[1]", "listed twice", "once" },
        { "{ \"kind\": \"fisher\", \"name\": \"responders\", \"endpoint\": \"response-final-visit\" }", "{ \"kind\": \"logistic\", \"name\": \"responders\", \"covariates\": [\"sex\", »\"sex\"] }", "analyses[3].covariates[1]", "listed twice", "once" },
        { "{ \"kind\": \"fisher\", \"name\": \"responders\", \"endpoint\": \"response-final-visit\" }", "{ \"kind\": \"logistic\", \"name\": \"responders\", \"subgroup\": »\"hi\" }", "analyses[3].subgroup", "no subgroup \"hi\"", "Known subgroups" },
        { "{ \"kind\": \"fisher\", \"name\": \"responders\", \"endpoint\": \"response-final-visit\" }", "{ \"kind\": \"logistic\", \"name\": \"responders\", \"fit\": »\"fifth\" }", "analyses[3].fit", "\"fifth\" is not known here", "Did you mean \"firth\"?" },
        { "{ \"kind\": \"fisher\", \"name\": \"responders\", \"endpoint\": \"response-final-visit\" }", "{ \"kind\": \"logistic\", \"name\": \"responders\", \"effect\": »\"odds-ratio\" }", "analyses[3].effect", "\"odds-ratio\" is not known here", "log-odds-ratio" },
        { "{ \"kind\": \"fisher\", \"name\": \"responders\", \"endpoint\": \"response-final-visit\" }", "{ \"kind\": \"logistic-interaction\", \"name\": \"responders\", \"marker\": { \"kind\": \"sample-quantiles\", \"groups\": »99 } }", "analyses[3].marker.groups", "99 groups cannot be formed", "from 2 to 60" },
        { "{ \"kind\": \"fisher\", \"name\": \"responders\", \"endpoint\": \"response-final-visit\" }", "{ \"kind\": \"reference-based-imputation\", \"name\": \"responders\", \"strategy\": »\"jump-to-refernce\" }", "analyses[3].strategy", "\"jump-to-refernce\" is not known here", "Did you mean \"jump-to-reference\"?" },
        { "{ \"kind\": \"fisher\", \"name\": \"responders\", \"endpoint\": \"response-final-visit\" }", "{ \"kind\": \"reference-based-imputation\", \"name\": \"responders\", \"strategy\": \"jump-to-reference\", \"missing\": »\"locf\" }", "analyses[3].missing", "imputed and not carried forward", "Leave \"missing\" out" },
        { "{ \"kind\": \"fisher\", \"name\": \"responders\", \"endpoint\": \"response-final-visit\" }", "{ \"kind\": \"reference-based-imputation\", \"name\": \"responders\", \"strategy\": \"copy-increments\", \"covariates\": [\"sex\", »\"sex\"] }", "analyses[3].covariates[1]", "listed twice", "once" },
        { "{ \"kind\": \"fisher\", \"name\": \"responders\", \"endpoint\": \"response-final-visit\" }", "{ \"kind\": \"reference-based-imputation\", \"name\": \"responders\", \"strategy\": \"copy-reference\", \"subgroup\": »\"crp>7\" }", "analyses[3].subgroup", "no subgroup \"crp>7\"", "Known subgroups" },

        { "{ \"kind\": \"fisher\", \"name\": \"responders\", \"endpoint\": \"response-final-visit\" }", "{ \"kind\": \"cmh\", \"name\": \"responders\", \"strata\": »[] }", "analyses[3].strata", "an empty list", "or use the kind \"pearson\"" },
        { "{ \"kind\": \"fisher\", \"name\": \"responders\", \"endpoint\": \"response-final-visit\" }", "{ \"kind\": \"cmh\", \"name\": \"responders\", \"strata\": [{ \"kind\": \"sex\" }, »{ \"kind\": \"sex\" }] }", "analyses[3].strata[1]", "already formed of this", "Leave it out" },
        { "{ \"kind\": \"fisher\", \"name\": \"responders\", \"endpoint\": \"response-final-visit\" }", "{ \"kind\": \"cmh\", \"name\": \"responders\", \"strata\": [{ \"kind\": \"baseline-crp\", \"cuts\": [5, »2] }] }", "analyses[3].strata[0].cuts[1]", "2 does not rise above the 5", "cut-points in rising order" },
        { "{ \"kind\": \"fisher\", \"name\": \"responders\", \"endpoint\": \"response-final-visit\" }", "{ \"kind\": \"cmh\", \"name\": \"responders\", \"strata\": [{ \"kind\": \"baseline-crp\", \"cuts\": »[] }] }", "analyses[3].strata[0].cuts", "an empty list", "such as [5]" },
        { "{ \"kind\": \"fisher\", \"name\": \"responders\", \"endpoint\": \"response-final-visit\" }", "{ \"kind\": \"log-rank\", \"name\": \"responders\", \"missing\": »\"locf\" }", "analyses[3].missing", "nothing is carried forward", "Leave \"missing\" out" },
        { "{ \"kind\": \"fisher\", \"name\": \"responders\", \"endpoint\": \"response-final-visit\" }", "{ \"kind\": \"log-rank\", \"name\": \"responders\", \"subgroup\": »\"crp>6\" }", "analyses[3].subgroup", "no subgroup \"crp>6\"", "Did you mean \"crp>5\"" },
        { "{ \"kind\": \"fisher\", \"name\": \"responders\", \"endpoint\": \"response-final-visit\" }", "{ \"kind\": \"log-rank\", \"name\": \"responders\", \"alternative\": \"greater\", \"alpha\": »0.6 }", "analyses[3].alpha", "too large for a one-sided test", "less than 0.5" },
        { "{ \"kind\": \"fisher\", \"name\": \"responders\", \"endpoint\": \"response-final-visit\" }", "{ \"kind\": \"cox\", \"name\": \"responders\", \"covariates\": [\"sex\", »\"sex\"] }", "analyses[3].covariates[1]", "listed twice", "once" },
        { "{ \"kind\": \"fisher\", \"name\": \"responders\", \"endpoint\": \"response-final-visit\" }", "{ \"kind\": \"cox\", \"name\": \"responders\", \"covariates\": [»\"sex\"], \"strata\": [{ \"kind\": \"sex\" }] }", "analyses[3].covariates[0]", "all patients of a stratum have the same", "one of the two" },
        { "{ \"kind\": \"fisher\", \"name\": \"responders\", \"endpoint\": \"response-final-visit\" }", "{ \"kind\": \"cox\", \"name\": \"responders\", \"covariates\": [»\"strata\"], \"strata\": [{ \"kind\": \"randomization\" }] }", "analyses[3].covariates[0]", "all patients of a stratum have the same", "one of the two" },
        { "{ \"kind\": \"fisher\", \"name\": \"responders\", \"endpoint\": \"response-final-visit\" }", "{ \"kind\": \"cox\", \"name\": \"responders\", \"marker\": { \"kind\": \"sample-quantiles\", \"groups\": »61 } }", "analyses[3].marker.groups", "61 groups cannot be formed", "from 2 to 60" },
        { StrataToAnalyses, WithoutStrata("»\"kind\": \"cmh\""), "analyses[0].strata[0]", "the randomization has no strata", "Form strata of something else" },
        { StrataToAnalyses, WithoutStrata("\"kind\": \"cox\", \"strata\": [{ \"kind\": \"sex\" }, »{ \"kind\": \"randomization\" }]"), "analyses[0].strata[1]", "the randomization has no strata", "give the randomization" },

        // decisions and claims
        { "\"count\": 1", "\"count\": »3", "decisions[0].count", "3 of 2 cannot be counted", "from 1 to 2" },
        { "[\"high\", \"responders\"]", "[\"high\", »\"high\"]", "decisions[0].of[1]", "listed twice", "once" },
        { "[\"high\", \"responders\"]", "[\"high\", »\"both\"]", "decisions[0].of[1]", "only to rules further up", "Known here" },
        { "[\"any\", \"overall\"]", "»[]", "decisions[1].of", "an empty list", "one or more analyses" },
        { "[\"any\", \"overall\"]", "[\"any\", »\"overal\"]", "decisions[1].of[1]", "no analysis \"overal\"", "Did you mean \"overall\"?" },
        { "[\"interaction\", \"high\"]", "[\"interaction\", »\"any\"]", "claims[1]", "an analysis, not a decision", "Known here: \"overall\"" },
        { "[\"interaction\", \"high\"]", "[\"high\", »\"high\"]", "claims[1]", "listed twice", "once" },
        { RespondersToClaims, RespondersToClaims.Replace("\"fisher\"", "\"logistic-interaction\"").Replace("[\"interaction\"", "[»\"responders\""), "claims[0]", "no true value", "Leave it out of the claims" },
        { "[\"interaction\", \"high\"]", "[»\"interactions\"]", "claims[0]", "no analysis \"interactions\"", "Did you mean \"interaction\"?" },
    };
}
