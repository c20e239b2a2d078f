using TrialSim.Accrual;
using TrialSim.Characteristics;
using TrialSim.Cohorts;
using TrialSim.Numerics;
using TrialSim.Randomness;
using TrialSim.Simulation;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Statistical;

/// <summary>Arrivals against what theory says of Poisson processes.</summary>
public class AccrualTimes
{
    private static readonly AccrualModel Steady = new() { Sites = [new() { CandidatesPerWeek = new(2) }] };

    /// <summary>The k-th arrival of a process of rate 1 has an Erlang distribution: mean k, variance k.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    [InlineData(1000)]
    public void Waiting_times_at_a_constant_rate_have_mean_and_spread_of_erlang(int candidates)
    {
        const int Trials = 16_000;
        double[] weeks = Weeks(Steady, candidates, Trials);
        double mean = candidates / 2.0, sd = Math.Sqrt(candidates) / 2;
        StatisticalAssert.Mean(weeks.Average(), sd, Trials, mean, 0, falseAlarm: 1e-6, detects: mean + (0.06 * sd));
        // squared deviations of an Erlang time have mean k/4 and variance (2 + 6/k) (k/4)^2
        double square = candidates / 4.0;
        StatisticalAssert.Mean(
            weeks.Average(w => (w - mean) * (w - mean)), square * Math.Sqrt(2 + (6.0 / candidates)), Trials, square, 0, falseAlarm: 1e-6, detects: square * 1.18);
    }

    /// <summary>Given the (k+1)-th arrival, the k before it are uniform on the scale of expected candidates: so is each one's share by order.</summary>
    [Fact]
    public void Arrivals_are_uniform_on_the_scale_of_expected_candidates()
    {
        var model = new AccrualModel
        {
            Sites = [new() { Count = new(3), WeeksApart = new(8), CandidatesPerWeek = new(0.7) }],
            Ramp = new(10),
            Pauses = [new() { From = new(12), To = new(16) }],
        };
        var intensity = new ArrivalIntensity(model);
        const int Trials = 8_000;
        double[] last = [.. Weeks(model, 2, Trials).Select(intensity.ExpectedBy)];
        double[] before = [.. Weeks(model, 1, Trials).Select(intensity.ExpectedBy)];
        long[] counts = new long[10];
        for (int i = 0; i < Trials; i++)
        {
            counts[Math.Min(9, (int)(10 * before[i] / last[i]))]++;
        }

        double[] expected = [.. Enumerable.Repeat(0.1, 10)];
        double[] skewed = [.. Enumerable.Range(0, 10).Select(i => 0.1 + ((i - 4.5) * 0.0045))];
        StatisticalAssert.Distribution(counts, expected, falseAlarm: 1e-6, detects: skewed);
    }

    /// <summary>Candidates beyond 2^20, whose number does not fit into the patient's place, are as random as the others.</summary>
    [Fact]
    public void Candidates_beyond_a_million_wait_as_long_as_others()
    {
        const int Many = (1 << 20) + 100_000;
        double[] gaps = [.. Weeks(Steady, Many, 8).Zip(Weeks(Steady, 1 << 20, 8), (after, before) => after - before)];
        double[] first = Weeks(Steady, 100_000, 8);
        Assert.All(gaps.Zip(first), pair => Assert.True(Math.Abs(pair.First - pair.Second) > 1e-3, "the first gaps come again"));
        StatisticalAssert.Mean(gaps.Average() / 100_000, 0.5, 800_000, 0.5, 0, falseAlarm: 1e-6, detects: 0.505);
    }

    /// <summary>Those above the median are half of the candidates, so that enrolment at a constant rate takes twice as long.</summary>
    [Fact]
    public void Enrichment_by_the_marker_lengthens_the_enrolment()
    {
        var scenario = TestScenarios.W1;
        double median = Math.Exp(scenario.Population.Crp!.LogMean.Value);
        scenario = scenario with
        {
            Population = scenario.Population with { Eligibility = new Eligibility { ScreeningCrpAtLeast = new(median) } },
            Accrual = Steady,
        };
        const int Trials = 4_000;
        var figures = OperatingCharacteristics.Of(Simulator.Run(
            scenario, new(11, Trials, Environment.ProcessorCount), TestScenarios.StandInTruth(scenario), progress: null, CancellationToken.None)).Figures;
        double n = scenario.Design.Patients.Value;
        var found = figures.Single(f => f.Measure == Measures.EnrolmentWeeks);
        // a patient comes at rate 2 x 1/2: an Erlang time of n such
        StatisticalAssert.Mean(found.Estimate!.Value, Math.Sqrt(n), Trials, n, 0, falseAlarm: 1e-6, detects: n + (0.12 * Math.Sqrt(n)));
    }

    private static double[] Weeks(AccrualModel model, int candidates, int trials)
    {
        var arrivals = new Arrivals(model);
        double[] weeks = new double[trials];
        for (int r = 0; r < trials; r += Lanes.Count)
        {
            var last = arrivals.WeekOfLast(TrialRandom.For(5, (ulong)r), candidates);
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                weeks[r + lane] = last[lane];
            }
        }

        return weeks;
    }
}
