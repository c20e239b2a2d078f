using TrialSim.Analyses;
using TrialSim.Characteristics;
using TrialSim.Outcomes;
using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Tests.Statistical;
using TrialSim.Trials;

namespace TrialSim.Tests.Property;

/// <summary>Adverse events against closed forms of the Poisson process and of independent doses, with and without leaving.</summary>
/// <remarks>
/// Figures of 20,000 trials of 60 patients must lie within five of their own Monte Carlo standard errors of the closed form: a false alarm of
/// 6e-7 each, below 3e-5 for all. Errors are below 0.003, so that a share that is wrong by 0.02 is seen.
/// </remarks>
public class AdverseEventTests
{
    private const double Weeks = 12;
    private const double Rate = 0.15;
    private const double Other = 0.05;
    private const double Leaving = 0.2;
    private const double PerDose = 0.3;

    private static readonly AdverseEvent Any = new() { Name = "any", Occurrence = new EventRate { PerWeek = new() { Treatment = new(Rate), Control = new(Other) } } };
    private static readonly AdverseEvent Serious = new() { Name = "serious", Occurrence = new EventByEnd { Probability = new() { Treatment = new(0.4), Control = new(0) } } };

    private static readonly AdverseEvent Reaction = new()
    {
        Name = "reaction",
        Occurrence = new EventPerDose { Weeks = [new(0), new(2), new(6)], Probability = new() { Treatment = new(PerDose), Control = new(0.1) } },
    };

    private static readonly Scenario Raison = ShippedScenarios.Read("raison-2013.json");

    [Fact]
    public void Without_leaving_events_are_poisson_and_doses_independent()
    {
        var run = new SimulatedScenario(With(0, Any, Serious, Reaction), 20_000, 2);
        Fits(1 - Math.Exp(-Rate * Weeks), run.OfVariable("any", Measures.EventShare, Treatment));
        Fits(Rate * Weeks, run.OfVariable("any", Measures.EventsPerPatient, Treatment));
        Fits(Other * Weeks, run.OfVariable("any", Measures.EventsPerPatient, Control));
        Fits(Math.Exp(-Other * Weeks) - Math.Exp(-Rate * Weeks), run.OfVariable("any", Measures.EventRiskDifference, null));
        Fits(0.4, run.OfVariable("serious", Measures.EventShare, Treatment));
        Fits(-Math.Log(0.6), run.OfVariable("serious", Measures.EventsPerPatient, Treatment));
        Assert.Equal(0, run.OfVariable("serious", Measures.EventShare, Control).Estimate);
        Fits(1 - Math.Pow(1 - PerDose, 3), run.OfVariable("reaction", Measures.EventShare, Treatment));
        Fits(3 * PerDose, run.OfVariable("reaction", Measures.EventsPerPatient, Treatment));
        Assert.Equal(0, run.Of(Measures.EventDiscontinuation, Treatment, null, null).Estimate);
        Assert.Equal(1, run.Of(Measures.Completion, Treatment, "all", null).Estimate);
    }

    /// <summary>The first event that makes a patient leave is her last: leaving has the rate lambda q, events end at a geometric number.</summary>
    [Fact]
    public void Events_that_make_patients_leave_are_their_last()
    {
        var run = new SimulatedScenario(With(0, Any with { Discontinuing = new(Leaving) }), 20_000, 3);
        double left = 1 - Math.Exp(-Rate * Leaving * Weeks);
        Fits(left, run.Of(Measures.EventDiscontinuation, Treatment, null, null));
        Fits(left - (1 - Math.Exp(-Other * Leaving * Weeks)), run.Of(Measures.EventDiscontinuationDifference, null, null, null));
        Fits(1 - left, run.Of(Measures.Completion, Treatment, "all", null));
        Fits(left / Leaving, run.OfVariable("any", Measures.EventsPerPatient, Treatment));
        Fits(1 - Math.Exp(-Rate * Weeks), run.OfVariable("any", Measures.EventShare, Treatment));
    }

    [Fact]
    public void A_reaction_that_makes_patients_leave_ends_their_doses()
    {
        var run = new SimulatedScenario(With(0, Reaction with { Discontinuing = new(Leaving) }), 20_000, 4);
        double stays = 1 - (PerDose * Leaving);
        Fits(1 - Math.Pow(stays, 3), run.Of(Measures.EventDiscontinuation, Treatment, null, null));
        Fits(PerDose * (1 + stays + (stays * stays)), run.OfVariable("reaction", Measures.EventsPerPatient, Treatment));
        Fits(1 - Math.Pow(1 - PerDose, 3), run.OfVariable("reaction", Measures.EventShare, Treatment));
    }

    /// <summary>
    /// Leaving for an event and for another reason multiply; what happens between two visits is recorded at the second, or when it makes the patient
    /// leave. In an interval of length d: E[events up to the one that makes her leave] = (1 - exp(-lambda q d)) / q, of which those of patients
    /// who stay as far as events go, lambda d (1 - q) exp(-lambda q d), are lost where another reason takes her.
    /// </summary>
    [Fact]
    public void Leaving_for_an_event_and_for_other_reasons_combine()
    {
        const double Hazard = 0.05;
        var run = new SimulatedScenario(With(Hazard, Any with { Discontinuing = new(Leaving) }, Serious with { FollowUp = EventFollowUp.ToEnd }), 20_000, 5);
        double here = 1, recorded = 0, left = 0, before = 0;
        foreach (double week in Raison.Outcome.Visits.Select(v => v.Value))
        {
            double d = week - before;
            double noEventStops = Math.Exp(-Rate * Leaving * d);
            left += here * (1 - noEventStops);
            recorded += here * (((1 - noEventStops) / Leaving) - (Rate * d * (1 - Leaving) * noEventStops * (1 - Math.Exp(-Hazard * d))));
            here *= noEventStops * Math.Exp(-Hazard * d);
            before = week;
        }

        Fits(here, run.Of(Measures.Completion, Treatment, "all", null));
        Fits(left, run.Of(Measures.EventDiscontinuation, Treatment, null, null));
        Fits(recorded, run.OfVariable("any", Measures.EventsPerPatient, Treatment));
        Fits(0.4, run.OfVariable("serious", Measures.EventShare, Treatment)); // to the end, whoever has left
    }

    /// <summary>Everybody followed to the end, whatever drives patients out: the exact difference of the two probabilities.</summary>
    [Fact]
    public void The_true_risk_difference_is_that_of_patients_who_stay()
    {
        var scenario = With(0.05, Any with { Discontinuing = new(Leaving) }, Reaction) with
        {
            Analyses =
            [
                new PearsonTest { Name = "any", Endpoint = new("any") },
                new FisherTest { Name = "reaction", Endpoint = new("reaction") },
                new LogisticRegression { Name = "odds", Endpoint = new("reaction"), Covariates = [], Effect = LogisticEffect.LogOddsRatio },
            ],
        };
        var truth = CounterfactualRun.Compute(scenario, 2, CancellationToken.None).Analyses;
        Assert.Equal(Math.Exp(-Other * Weeks) - Math.Exp(-Rate * Weeks), truth[0].Value, 1e-12);
        double with1 = 1 - Math.Pow(1 - PerDose, 3), with0 = 1 - Math.Pow(0.9, 3);
        Assert.Equal(with1 - with0, truth[1].Value, 1e-12);
        Assert.Equal(Math.Log(with1 / (1 - with1) / (with0 / (1 - with0))), truth[2].Value, 1e-11);
        Assert.Equal(-1, scenario.Analyses[0].Target.FavourableSign);
    }

    [Fact]
    public void Counting_events_changes_nothing_else_and_no_number_of_workers_changes_them()
    {
        string[] Scores(Scenario scenario) => [.. CohortExport.Patients(scenario, 3, 0, 8).Select(p => string.Join(' ', p.Scores) + p.Arm + p.Biomarkers[0])];
        Assert.Equal(Scores(With(0.05)), Scores(With(0.05, Any, Reaction)));
        var leaving = With(0.05, Any with { Discontinuing = new(Leaving) }, Reaction);
        var pairs = CohortExport.Patients(With(0.05), 3, 0, 8).Zip(CohortExport.Patients(leaving, 3, 0, 8)).ToArray();
        Assert.All(pairs, pair => Assert.Equal(pair.First.Scores.Take(pair.Second.Scores.Count), pair.Second.Scores));
        Assert.All(pairs, pair => Assert.True(pair.Second.StoppedByEvent == true || pair.First.Scores.Count == pair.Second.Scores.Count));
        Assert.Contains(pairs, pair => pair.First.Scores.Count > pair.Second.Scores.Count);
        var truth = new TrueValues([new(-1, 0.1)], new(0, 0), new(0, 0));
        string Digest(Scenario scenario, int workers) => Simulator.Run(scenario, new(1, 1_000, workers), truth, null, default).Digest;
        Assert.Equal(Digest(leaving, 1), Digest(leaving, 3));
        Assert.NotEqual(Digest(leaving, 1), Digest(With(0.05), 1));
    }

    /// <summary>The tables behind the draws: sums to 1, the mean as stated, nothing left beyond 2^-34.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(0.01)]
    [InlineData(3)]
    [InlineData(100)]
    public void The_table_of_a_poisson_distribution_holds_its_mean(double mean)
    {
        double[] cumulative = new EventRate { PerWeek = new() { Treatment = new(mean), Control = new(0) } }.Cumulative(TrialArm.Treatment, 1, new([1]));
        Assert.Equal(1, cumulative[^1]);
        Assert.Equal(Math.Exp(-mean), cumulative[0], 1e-15);
        Assert.Equal(mean, cumulative.Sum(below => 1 - below), 1e-7);
        Assert.True(cumulative.Zip(cumulative.Skip(1)).All(pair => pair.First <= pair.Second));
    }

    private static string Treatment => Raison.Arms.Treatment;

    private static string Control => Raison.Arms.Control;

    private static void Fits(double expected, Figure figure)
    {
        double error = figure.Mcse!.Value;
        Assert.InRange(figure.Estimate!.Value, expected - (5 * error), expected + (5 * error));
        Assert.InRange(error, 1e-9, 0.003);
    }

    private static Scenario With(double hazard, params AdverseEvent[] kinds) => Raison with
    {
        Outcome = Raison.Outcome with
        {
            Dropout = hazard == 0 ? [] : [new HazardDropout { PerWeek = new() { Treatment = new(hazard), Control = new(hazard) } }],
            AdverseEvents = kinds,
        },
        Subgroups = [],
        Decisions = [],
        Claims = [],
        Rules = [],
        Analyses = [new Ancova { Name = "ancova" }],
    };
}
