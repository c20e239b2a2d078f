namespace TrialSim.Tests.Behaviour;

/// <content>Claim rules over pre-specified tests.</content>
public partial class BrokenScenarioTests
{
    /// <summary>The rule and what the message says of it.</summary>
    public static TheoryData<string, string, string, string> BrokenTestsRules => new()
    {
        { "{ \"kind\": \"holm\", \"name\": \"r\", \"of\": »[] }", "rules[0].of", "an empty list", "one or more analyses" },
        { "{ \"kind\": \"holm\", \"name\": \"r\", \"of\": [\"high\", »\"high\"] }", "rules[0].of[1]", "listed twice", "once" },
        { "{ \"kind\": \"holm\", \"name\": \"r\", \"of\": [\"high\", »\"hihg\"] }", "rules[0].of[1]", "no analysis \"hihg\"", "Did you mean \"high\"?" },
        { "{ \"kind\": \"holm\", \"name\": \"r\", \"alpha\": »0.6, \"direction\": \"benefit\", \"of\": [\"high\"] }", "rules[0].alpha", "too large for a one-sided rule", "less than 0.5" },
        { "{ \"kind\": \"holm\", \"name\": \"r\", \"of\": [\"overall\", \"high\"], \"weights\": »[1] }", "rules[0].weights", "1 share for 2 tests", "one share for each" },
        { "{ \"kind\": \"holm\", \"name\": \"r\", \"of\": [\"overall\", \"high\"], \"weights\": »[0.8, 0.3] }", "rules[0].weights", "add up to 1.1", "1, or less" },
        { "{ \"kind\": \"simes\", \"name\": \"r\", \"of\": [\"overall\", \"high\"], \"weights\": [1, »0] }", "rules[0].weights[1]", "without a share", "leave the test out" },
        { "{ \"kind\": \"fallback\", \"name\": \"r\", \"of\": [\"overall\", \"high\"], \"weights\": »[0, 0] }", "rules[0].weights", "no test has a share of the level", "at least one of them a share above 0" },
        { "{ \"kind\": \"graphical\", \"name\": \"r\", \"of\": [\"overall\"], \"weights\": »[0], \"transitions\": [[0]] }", "rules[0].weights", "no test has a share of the level", "at least one of them a share above 0" },
        { "{ \"kind\": \"graphical\", \"name\": \"r\", \"of\": [\"overall\"], \"weights\": [1], \"transitions\": »[] }", "rules[0].transitions", "no rows for 1 test.", "a row for each test" },
        { "{ \"kind\": \"holm\", \"name\": »\"high\", \"of\": [\"high\"] }", "rules[0].name", "names an analysis, decision or rule further up", "differently" },
        { "»{ \"kind\": \"holm\", \"name\": \"r\", \"of\": [\"overall\", \"interaction\"] }", "rules[0]", "not said which patients an interaction", "Add \"subgroup\"" },
        { "{ \"kind\": \"holm\", \"name\": \"r\", \"of\": [\"overall\", \"high\"], \"subgroup\": »\"low\" }", "rules[0].subgroup", "none of the tests is of an interaction", "Leave it out" },
        { "{ \"kind\": \"holm\", \"name\": \"r\", \"of\": [\"overall\", \"interaction\"], \"subgroup\": »\"all\" }", "rules[0].subgroup", "not one side of CRP", "either \"crp-above\" or" },
        { "{ \"kind\": \"interaction-gate\", \"name\": \"r\", \"of\": [»\"overall\"], \"subgroup\": \"low\" }", "rules[0].of[0]", "\"overall\" is not a test of an interaction", "a test of an interaction" },
        { "{ \"kind\": \"interaction-gate\", \"name\": \"r\", \"of\": »[\"interaction\", \"high\"], \"subgroup\": \"low\" }", "rules[0].of", "2 tests", "a test of an interaction" },
        { "{ \"kind\": \"interaction-and-subgroup\", \"name\": \"r\", \"of\": [\"interaction\", \"high\"], \"subgroup\": »\"low\" }", "rules[0].subgroup", "tests crp>5, not low", "the same patients" },
        { "{ \"kind\": \"subgroup-without-overall\", \"name\": \"r\", \"of\": [»\"interaction\", \"high\"], \"subgroup\": \"low\" }", "rules[0].of[0]", "\"interaction\" is not a test of everybody", "then a test of one subgroup" },
        { "{ \"kind\": \"mast\", \"name\": \"r\", \"of\": [\"high\", »\"low\", \"overall\"] }", "rules[0].of[1]", "not about the patients outside", "above and at most one level" },
        { "{ \"kind\": \"mast\", \"name\": \"r\", \"of\": [\"high\", \"rest\", \"overall\"], \"subgroup-share\": »1 }", "rules[0].subgroup-share", "without a level", "such as 0.88" },
        { "{ \"kind\": \"spiessens-debois\", \"name\": \"r\", \"of\": [\"overall\", \"high\"], \"overall-share\": »0 }", "rules[0].overall-share", "without a level", "such as 0.8" },
        { "{ \"kind\": \"effect-size-gate\", \"name\": \"r\", \"of\": [\"high\"], \"at-least\": »-2 }", "rules[0].at-least", "is not better", "above 0" },
        { "{ \"kind\": \"effect-size-gate\", \"name\": \"r\", \"of\": [»\"responders\"], \"at-least\": 2 }", "rules[0].of[0]", "does not estimate a difference in HAM-D points", "such as a t test" },
        { "{ \"kind\": \"any-subgroup\", \"name\": \"r\", \"of\": [\"high\", »\"overall\"] }", "rules[0].of[1]", "not a test of one subgroup", "have a \"subgroup\"" },
        { "{ \"kind\": \"graphical\", \"name\": \"r\", \"of\": [\"overall\", \"high\"], \"weights\": [1, 0], \"transitions\": »[[0, 1]] }", "rules[0].transitions", "1 row of 2 shares for 2 tests", "a row for each test" },
        { "{ \"kind\": \"graphical\", \"name\": \"r\", \"of\": [\"overall\", \"high\"], \"weights\": [1, 0], \"transitions\": [[»0.5, 0.5], [0, 0]] }", "rules[0].transitions[0][0]", "to itself", "Set it to 0" },
        { "{ \"kind\": \"graphical\", \"name\": \"r\", \"of\": [\"overall\", \"high\", \"low\"], \"weights\": [1, 0, 0], \"transitions\": [»[0, 0.5, 0.6], [0, 0, 0], [0, 0, 0]] }", "rules[0].transitions[0]", "add up to 1.1", "1, or less" },
    };

    [Theory]
    [MemberData(nameof(BrokenTestsRules))]
    public void A_broken_rule_over_tests_is_explained(string rule, string path, string found, string remedy) => AssertOnlyProblem(
        ScenarioText.Between("\"subgroups\": [", "\"claims\": [\"interaction\", \"high\"]"),
        $$"""
        "subgroups": [{ "crp-above": 5 }, { "name": "low", "crp-at-most": 2 }, { "crp-at-most": 5 }],
          "analyses": [
            { "kind": "ancova", "name": "overall" },
            { "kind": "crp-interaction", "name": "interaction" },
            { "kind": "welch-t", "name": "high", "subgroup": "crp>5" },
            { "kind": "welch-t", "name": "low", "subgroup": "low" },
            { "kind": "welch-t", "name": "rest", "subgroup": "crp<=5" },
            { "kind": "fisher", "name": "responders", "subgroup": "crp>5", "endpoint": "response-final-visit" }
          ],
          "rules": [{{rule}}]
        """,
        path, found, remedy);

    /// <summary>Rules are scored by the effect on the score, which is silent on harm and on a biomarker's fall.</summary>
    [Theory]
    [InlineData("{ \"kind\": \"fixed-sequence\", \"name\": \"r\", \"of\": [\"overall\", »\"reaction\"] }", "of[1]", "difference in the probability of an adverse event \"reaction\", all patients; what a rule claims")]
    [InlineData("{ \"kind\": \"holm\", \"name\": \"r\", \"of\": [»\"reaction-odds\"] }", "of[0]", "estimates the log odds ratio of an adverse event")]
    [InlineData("{ \"kind\": \"holm\", \"name\": \"r\", \"of\": [»\"reaction-given\"] }", "of[0]", "estimates the log odds ratio of an adverse event")]
    [InlineData("{ \"kind\": \"holm\", \"name\": \"r\", \"of\": [»\"reaction-by-crp\"], \"subgroup\": \"crp>5\" }", "of[0]", "estimates the change of the log odds ratio of an adverse event")]
    [InlineData("{ \"kind\": \"subgroup-alone\", \"name\": \"r\", \"of\": »\"fall\" }", "of", "\"fall\" estimates the effect on ln CRP at its last visit")]
    public void A_rule_over_a_test_that_is_not_of_the_score_is_explained(string rule, string property, string found) =>
        AssertOnlyProblem(FromVisitsToClaims, WithHarm(rule, "\"overall\""), $"rules[0].{property}", found, "\"claims\" may list others");

    /// <summary>Each of "claims" goes by its own true value.</summary>
    [Fact]
    public void What_no_rule_may_name_can_be_a_claim()
    {
        var reading = ScenarioText.Read(ScenarioText.With(
            FromVisitsToClaims, WithHarm("{ \"kind\": \"holm\", \"name\": \"r\", \"of\": [\"overall\", \"responders\"] }", "\"overall\", \"reaction\", \"fall\"")));
        Assert.Empty(reading.Problems);
    }

    private static string FromVisitsToClaims => ScenarioText.Between("\"visits\": [4, 8, 12],", "\"claims\": [\"interaction\", \"high\"]");

    private static string WithHarm(string rule, string claims) => $$"""
        "visits": [4, 8, 12],
            "markers": [{ "marker": "crp", "drug-effect": { "kind": "log-change", "log-change": -0.7 } }],
            "adverse-events": [{ "name": "reaction", "occurrence": { "kind": "by-end", "probability": { "treatment": 0.2, "control": 0.1 } } }],
            "residual": { "kind": "compound-symmetry", "sd": [6], "correlation": 0.5 }
          },
          "subgroups": [{ "crp-above": 5 }],
          "analyses": [
            { "kind": "ancova", "name": "overall" },
            { "kind": "fisher", "name": "responders", "endpoint": "response-final-visit" },
            { "kind": "pearson", "name": "reaction", "endpoint": "reaction" },
            { "kind": "logistic", "name": "reaction-odds", "effect": "log-odds-ratio", "endpoint": "reaction" },
            { "kind": "logistic", "name": "reaction-given", "effect": "log-odds-ratio", "endpoint": "reaction", "covariates": ["baseline"] },
            { "kind": "logistic-interaction", "name": "reaction-by-crp", "endpoint": "reaction" },
            { "kind": "marker-change", "name": "fall", "marker": "crp", "subgroup": "crp>5" }
          ],
          "claims": [{{claims}}],
          "rules": [{{rule}}]
        """;
}
