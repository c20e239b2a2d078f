using TrialSim.Characteristics;
using TrialSim.Cohorts;
using TrialSim.Exposure;
using TrialSim.Outcomes;
using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Tests.Property;
using TrialSim.Trials;

namespace TrialSim.Tests.Statistical;

/// <summary>Monte Carlo errors of figures that hardly vary, that are tiny or large, or that are mostly 0: against their spread over seeds and closed forms.</summary>
/// <remarks>
/// Over 64 seeds, the squared deviations from the mean over the mean squared error are chi-square with 63 degrees of freedom: outside 22 to 132 in 1e-6
/// on either side. An error half as large as it should be fails with a probability of 0.999, one 2.1 times as large with 0.995.
/// </remarks>
public class SmallSpreadErrors
{
    private const int Seeds = 64;
    private const int Trials = 64;

    private static readonly Scenario Raison = Bare(ShippedScenarios.Read("raison-2013.json"));

    [Theory]
    [InlineData(10, 2.03)] // 10 mg/kg holds 97% and more: SD .006 and more
    [InlineData(10, 0.02)] // and here all but 1 part in 3,000: SD .00006
    [InlineData(0.0001, 2.03)] // concentrations below .001 micrograms/mL
    [InlineData(5000, 2.03)] // and of grams per litre
    public void Errors_of_exposure_are_their_spread_over_seeds(double dose, double halfSaturation)
    {
        var scenario = ShippedScenarios.Read("infliximab-dose-ranging/infliximab-3x10.json");
        var exposure = scenario.Outcome.Exposure! with { Dose = new(dose), Engagement = new() { HalfSaturation = new(halfSaturation) } };
        AreSpreads(
            Bare(scenario) with { Outcome = scenario.Outcome with { Exposure = exposure, DrugEffect = new NoDrugEffect() } },
            4, // later the standard deviation of engagement is that of a few patients who clear the drug fast: not chi-square
            12,
            Measures.ConcentrationMean, Measures.ConcentrationSd, Measures.EngagementMean, Measures.EngagementSd);
    }

    [Theory]
    [InlineData(0.00001, 0.004)]
    [InlineData(5000, 0.001)]
    [InlineData(5000, 0.7)]
    public void Errors_of_followed_biomarkers_are_their_spread_over_seeds(double median, double logSd)
    {
        var marker = new MarkerModel
        {
            Name = new("small"),
            Distribution = new LogNormalMarker { LogMean = new(Math.Log(median)), LogSd = new(logSd) },
            Reliability = new(0.7),
        };
        var followed = new FollowedMarker { Marker = new("small"), Weeks = [new(12)], DrugEffect = new LogChangeEffect { LogChange = new(-5) } };
        AreSpreads(
            Raison with { Population = Raison.Population with { Markers = [marker] }, Outcome = Raison.Outcome with { Markers = [followed] } },
            12,
            14,
            Measures.FollowedMean, Measures.FollowedGeometricMean, Measures.FollowedSd, Measures.FollowedRatio);
    }

    /// <summary>1,500 patients of an arm have the event with probability .001 or .0001, so that most arms have one or none.</summary>
    [Fact]
    public void Errors_of_a_rare_event_in_a_large_trial_are_binomial()
    {
        const double Probability = 1e-3;
        const int PerArm = 1500;
        var rare = new AdverseEvent { Name = "rare", Occurrence = new EventByEnd { Probability = new() { Treatment = new(Probability), Control = new(Probability / 10) } } };
        var scenario = Raison with
        {
            Design = ((Designs.FixedParallel)Raison.Design) with { Patients = new(2 * PerArm) },
            Outcome = Raison.Outcome with { AdverseEvents = [rare], Dropout = [] },
        };
        var figures = Figures(scenario, 1, 2048);
        Holds(Probability, scenario.Arms.Treatment);
        Holds(Probability / 10, scenario.Arms.Control);

        // the relative error of an estimated standard error is below 4% here: 25% is more than five of them
        void Holds(double probability, string arm)
        {
            var share = figures.Single(f => f.Measure == Measures.EventShare && f.Arm == arm);
            Assert.InRange(share.Mcse!.Value / Math.Sqrt(probability * (1 - probability) / PerArm / 2048), 0.8, 1.25);
        }
    }

    private static Scenario Bare(Scenario scenario) => scenario with { Subgroups = [], Decisions = [], Claims = [], Rules = [], Analyses = [] };

    private static void AreSpreads(Scenario scenario, double lastWeek, int expected, params string[] measures)
    {
        var runs = Enumerable.Range(1, Seeds)
            .Select(seed => Figures(scenario, (ulong)seed, Trials).Where(f => measures.Contains(f.Measure) && f.Visit <= lastWeek).ToList()).ToList();
        Assert.Equal(expected, runs[0].Count);
        for (int figure = 0; figure < runs[0].Count; figure++)
        {
            double mean = runs.Average(r => r[figure].Estimate!.Value);
            double squares = runs.Sum(r => (r[figure].Estimate!.Value - mean) * (r[figure].Estimate!.Value - mean));
            double errors = runs.Average(r => r[figure].Mcse!.Value * r[figure].Mcse!.Value);
            Assert.True(
                squares / errors is > 22 and < 132,
                $"{runs[0][figure].Measure}, week {runs[0][figure].Visit}, {runs[0][figure].Arm}: {mean} varies by {Math.Sqrt(squares / (Seeds - 1))}, and {Math.Sqrt(errors)} is reported");
        }
    }

    private static List<Figure> Figures(Scenario scenario, ulong seed, long replicates)
    {
        var untested = new TrueValues([], new(0, 0), new(0, 0));
        return [.. OperatingCharacteristics.Of(Simulator.Run(scenario, new(seed, replicates, Environment.ProcessorCount), untested, null, default)).Figures];
    }
}
