namespace TrialSim.Tests.Behaviour;

/// <content>Biomarkers over the visits and adverse events.</content>
public partial class BrokenScenarioTests
{
    private const string Visits = "\"visits\": [4, 8, 12],";

    [Theory]
    [InlineData("\"marker\": »\"il-6\"", "outcome.markers[0].marker", "patients have no il-6", "They have")]
    [InlineData("\"marker\": »\"age\"", "outcome.markers[0].marker", "age is no concentration", "Name a biomarker")]
    [InlineData("\"marker\": \"crp\", \"weeks\": [4, »6]", "outcome.markers[0].weeks[1]", "no visit at week 6", "4, 8, 12")]
    [InlineData("\"marker\": \"crp\", \"weeks\": »[]", "outcome.markers[0].weeks", "an empty list", "every visit")]
    [InlineData(
        "\"marker\": \"crp\", \"drug-effect\": { \"kind\": \"by-level\", \"log-change\": -0.7, \"none-at-most\": 3, \"full-from\": »1 }",
        "outcome.markers[0].drug-effect.full-from", "the full change from 1 on, and none up to 3", "above \"none-at-most\"")]
    [InlineData(
        "\"marker\": \"crp\", \"drift\": { \"kind\": \"log-change\", \"log-change\": 0.1, \"time-course\": { \"kind\": \"by-visit\", \"fractions\": »[1] } }",
        "outcome.markers[0].drift.time-course.fractions", "1 entry for 3 visits", "one entry for each")]
    [InlineData("\"marker\": \"crp\", \"drug-effect\": »{ \"kind\": \"by-engagement\", \"maximum-log-change\": -1 }", "outcome.markers[0].drug-effect", "no exposure", "Add \"exposure\"")]
    [InlineData("\"marker\": \"crp\" }, { \"marker\": »\"crp\"", "outcome.markers[1].marker", "followed further up", "once")]
    public void A_broken_course_of_a_biomarker_is_explained(string properties, string path, string found, string remedy) =>
        AssertOnlyProblem(Visits, $"{Visits} \"markers\": [{{ {properties} }}],", path, found, remedy);

    [Theory]
    [InlineData("\"name\": »\"Serious AE\", \"occurrence\": { \"kind\": \"rate\", \"per-week\": { \"treatment\": 0.1, \"control\": 0.1 } }", "outcome.adverse-events[0].name", "cannot name an endpoint", "lower-case")]
    [InlineData("\"name\": »\"response-any-visit\", \"occurrence\": { \"kind\": \"rate\", \"per-week\": { \"treatment\": 0.1, \"control\": 0.1 } }", "outcome.adverse-events[0].name", "comes from scores", "another name")]
    [InlineData("\"name\": \"any\", \"occurrence\": { \"kind\": \"rate\", \"per-week\": { \"treatment\": 0.1, \"control\": »26 } }", "outcome.adverse-events[0].occurrence.per-week.control", "104 events of a patient between two visits", "at most 100")]
    [InlineData("\"name\": \"any\", \"occurrence\": { \"kind\": \"by-end\", \"probability\": { \"treatment\": »1, \"control\": 0.1 } }", "outcome.adverse-events[0].occurrence.probability.treatment", "no rate makes an event certain", "below 1")]
    [InlineData("\"name\": \"any\", \"occurrence\": { \"kind\": \"per-dose\", \"weeks\": [0, »12], \"probability\": { \"treatment\": 0.1, \"control\": 0.1 } }", "outcome.adverse-events[0].occurrence.weeks[1]", "after a dose at week 12 there is no visit", "before the final visit")]
    [InlineData("\"name\": \"any\", \"follow-up\": »\"to-end\", \"occurrence\": { \"kind\": \"per-dose\", \"weeks\": [0], \"probability\": { \"treatment\": 0.1, \"control\": 0.1 } }", "outcome.adverse-events[0].follow-up", "nobody is dosed after leaving", "Leave it out")]
    public void A_broken_kind_of_adverse_event_is_explained(string properties, string path, string found, string remedy) =>
        AssertOnlyProblem(Visits, $"{Visits} \"adverse-events\": [{{ {properties} }}],", path, found, remedy);

    [Theory]
    [InlineData("\"kind\": \"pearson\", \"endpoint\": »\"serious\"", "analyses[3].endpoint", "no endpoint \"serious\"", "outcome.adverse-events")]
    [InlineData("\"kind\": \"fisher\", \"endpoint\": »\"respons-any-visit\"", "analyses[3].endpoint", "no endpoint \"respons-any-visit\"", "Did you mean \"response-any-visit\"?")]
    [InlineData("\"kind\": \"marker-change\", \"marker\": »\"crp\"", "analyses[3].marker", "not measured after baseline", "outcome.markers")]
    public void An_analysis_of_what_nobody_observes_is_explained(string properties, string path, string found, string remedy) => AssertOnlyProblem(
        "{ \"kind\": \"fisher\", \"name\": \"responders\", \"endpoint\": \"response-final-visit\" }", $"{{ \"name\": \"responders\", {properties} }}", path, found, remedy);
}
