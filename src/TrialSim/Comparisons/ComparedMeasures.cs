using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Statistics;

namespace TrialSim.Comparisons;

/// <summary>What is measured of designs that are compared.</summary>
internal static class ComparedMeasures
{
    /// <summary>The measures; those that no design has are left out.</summary>
    /// <param name="designs">The designs.</param>
    /// <param name="nulls">The same scenarios without effect of the drug.</param>
    /// <param name="care">Who would be treated after each; null where nobody can tell.</param>
    public static IReadOnlyList<ComparedMeasure> Of(IReadOnlyList<ComparedDesign> designs, IReadOnlyList<Scenario> nulls, IReadOnlyList<FutureCare?> care)
    {
        Scenario[] truths = [.. designs.Select(d => d.Scenario)];
        string[] currencies = [.. truths.Select(t => t.Costs?.Currency).OfType<string>().Distinct()];
        return
        [
            new("power", "succeeds", Preference.Higher, ByDesign("success", truths, d => new ShownMeasure(designs[d].Goal)), IsRate: true),
            .. If(
                designs.Any(d => Adverse(d) is not null),
                new ComparedMeasure("adverse-rate", "succeeds, but against the drug", Preference.None, ByDesign("success against the drug", truths, d => Adverse(designs[d])), IsRate: true)),
            new(
                "false-positive-rate", "succeeds though the drug does nothing", Preference.LowerBeyondAcceptable,
                ByDesign("success under the null", nulls, d => new ShownMeasure(designs[d].Goal)), UnderNull: true, IsRate: true),
            .. If(truths.Any(t => t.Claims.Count > 1), new ComparedMeasure(
                "any-claim-rate", "any of its claims though the drug does nothing", Preference.None,
                ByDesign("any claim under the null", nulls, d => AnyClaim(nulls[d])), UnderNull: true, IsRate: true)),
            new("patients", "randomized patients", Preference.Lower, new RandomizedMeasure()),
            new("screened", "screened candidates", Preference.None, new ScreenedMeasure()),
            .. If(
                truths.Any(t => t.Accrual is not null),
                new("enrolment-weeks", "weeks to the last randomization", Preference.None, new BookMeasure(BookEntry.Enrolment, truths)),
                new("duration-weeks", "weeks to the last visit", Preference.Lower, new BookMeasure(BookEntry.Duration, truths))),
            .. currencies is [var currency] ? [new ComparedMeasure("cost", $"cost, {currency}", Preference.Lower, new BookMeasure(BookEntry.Cost, truths))] : Array.Empty<ComparedMeasure>(),
            new("helped-in-trial", "patients treated and helped in it", Preference.None, new TreatedMeasure(Worse: false)),
            new("harmed-in-trial", "patients treated and harmed in it", Preference.None, new TreatedMeasure(Worse: true)),
            .. If(
                care.Any(c => c is not null),
                new("helped-after", "of 1,000 who come after: treated and helped", Preference.None, After(FutureOutcome.Helped)),
                new("not-helped-after", "of 1,000 who come after: treated, not helped", Preference.None, After(FutureOutcome.NotHelped)),
                new("effect-after", "mean effect on those who come after, points", Preference.Lower, After(FutureOutcome.Effect))),
        ];

        ByScenarioMeasure After(FutureOutcome outcome) => ByDesign(outcome.ToString(), truths, d => care[d] is { } known ? new FutureMeasure(known, outcome) : null);
    }

    private static ComparedMeasure[] If(bool isThere, params ComparedMeasure[] measures) => isThere ? measures : [];

    private static ByScenarioMeasure ByDesign(string words, IReadOnlyList<Scenario> scenarios, Func<int, TrialMeasure?> measure) => new(
        words, [.. Enumerable.Range(0, scenarios.Count).Select(d => (scenarios[d], measure(d))).Where(entry => entry.Item2 is not null).Select(entry => (entry.Item1, entry.Item2!))]);

    // a decision has no direction, and a one-sided test looks one way only
    private static ShownMeasure? Adverse(ComparedDesign design)
    {
        bool looksBothWays = design.Goal is AnnouncementEvidence
            || (design.Goal is SignificanceEvidence && design.Scenario.Analyses.First(a => a.Name == design.GoalName).Alternative == Alternative.TwoSided);
        return looksBothWays ? new(Evidence.Named(design.GoalName, design.Scenario, ObservedDirection.Adverse)!) : null;
    }

    private static ShownMeasure? AnyClaim(Scenario scenario) => scenario.Claims.Count == 0 ? null : new(
        new AnyEvidence([.. scenario.Claims.Select(name => new SignificanceEvidence(name))]));
}
