using TrialSim.Analyses;
using TrialSim.Claims.Searches;
using TrialSim.Outcomes;
using TrialSim.Scenarios;

namespace TrialSim.Sizing;

/// <summary>Number of visits after baseline: the last is kept, the others are spread evenly over those of the scenario.</summary>
public sealed record VisitsKnob : Knob
{
    /// <inheritdoc/>
    public override string Name => "visits";

    /// <inheritdoc/>
    public override string Unit => "visits";

    /// <inheritdoc/>
    public override string Asked => "how many visits";

    /// <inheritdoc/>
    public override string Verb => "give";

    /// <inheritdoc/>
    public override (string Unit, string Verb) Words(double value) => value == 1 ? ("visit", "gives") : (Unit, Verb);

    /// <inheritdoc/>
    public override int Decimals => 0;

    /// <inheritdoc/>
    internal override bool IsListed => true;

    /// <inheritdoc/>
    public override ScenarioProblem? Refusal(Scenario scenario, IReadOnlyList<Analysis> analyses)
    {
        int byScore = scenario.Outcome.Dropout.ToList().FindIndex(d => d is LogisticDropout);
        int atWeeks = scenario.Rules.ToList().FindIndex(r => r is BestOf { Visits.Count: > 0 });
        return scenario.Outcome.Visits.Count < 2 ? new("outcome.visits", "there is only one visit.", "List more, of which the search keeps as many as it needs.")
            : byScore >= 0 ? new($"outcome.dropout[{byScore}]", "patients leave with certain log odds before each visit: fewer visits would mean less dropout.", "Use the kind \"hazard\", or seek another number.")
            : atWeeks >= 0 ? new($"rules[{atWeeks}].visits", "the rule names weeks, which fewer visits would not have.", "Leave them out, or seek another number.")
            : null;
    }

    /// <inheritdoc/>
    public override double Own(Scenario scenario) => scenario.Outcome.Visits.Count;

    /// <inheritdoc/>
    public override Scenario Set(Scenario scenario, double value)
    {
        int[] kept = Kept(scenario.Outcome.Visits.Count, (int)value);
        var outcome = scenario.Outcome;
        return scenario with
        {
            Outcome = outcome with
            {
                Visits = Of(outcome.Visits, kept),
                NaturalCourse = outcome.NaturalCourse switch
                {
                    ByVisitNaturalCourse course => course with { Change = Of(course.Change, kept) },
                    GradualNaturalCourse course => course with { TimeCourse = Of(course.TimeCourse, kept) },
                    var course => course,
                },
                PlaceboResponse = outcome.PlaceboResponse with { TimeCourse = Of(outcome.PlaceboResponse.TimeCourse, kept) },
                DrugTimeCourse = Of(outcome.DrugTimeCourse, kept),
                Residual = Of(outcome.Residual, kept),
            },
        };
    }

    /// <inheritdoc/>
    internal override (double Least, double Most) Bounds(Scenario scenario)
    {
        int most = scenario.Outcome.Visits.Count;
        int least = Enumerable.Range(1, most).First(k => k == most || Set(scenario, k).Breaches().Count == 0); // a mixed model may ask for two
        return (least, most);
    }

    /// <inheritdoc/>
    internal override double Step(Scenario scenario) => 1;

    /// <inheritdoc/>
    internal override IEnumerable<double> Grid(Scenario scenario)
    {
        var (least, most) = Bounds(scenario);
        return Enumerable.Range((int)least, (int)(most - least) + 1).Select(k => (double)k);
    }

    /// <inheritdoc/>
    public override string? Note(Scenario scenario, double value) =>
        $"at {(value == 1 ? "week" : "weeks")} {string.Join(", ", Set(scenario, value).Outcome.Visits.Select(v => v.Value))}";

    // of seven visits three: the 2nd or 3rd, the 5th, the 7th
    private static int[] Kept(int all, int visits) => [.. Enumerable.Range(1, visits).Select(j => (int)Math.Round((double)j * all / visits, MidpointRounding.AwayFromZero) - 1)];

    private static T[] Of<T>(IReadOnlyList<T> list, int[] kept) => [.. kept.Select(v => list[v])];

    private static TimeCourse Of(TimeCourse course, int[] kept) => course is ByVisitCourse byVisit ? byVisit with { Fractions = Of(byVisit.Fractions, kept) } : course;

    private static VisitCovariance Of(VisitCovariance residual, int[] kept)
    {
        var shortened = residual.Sd.Count == 1 ? residual : residual with { Sd = Of(residual.Sd, kept) };
        return shortened is UnstructuredCovariance full
            ? full with { Correlation = [.. Enumerable.Range(1, kept.Length - 1).Select(row => kept[..row].Select(earlier => full.Correlation[kept[row] - 1][earlier]).ToArray())] }
            : shortened;
    }
}
