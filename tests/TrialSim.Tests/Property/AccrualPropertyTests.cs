using TrialSim.Accrual;
using TrialSim.Characteristics;
using TrialSim.Cohorts;
using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Randomization;
using TrialSim.Randomness;
using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Property;

public class AccrualPropertyTests
{
    private static readonly AccrualModel Model = new() { Sites = [new() { Count = new(3), WeeksApart = new(6), CandidatesPerWeek = new(0.8) }], Ramp = new(9), Screening = new(2) };

    private static readonly UnitCosts Costs = new()
    {
        Currency = "EUR",
        Fixed = new(100_000),
        PerSite = new(7_000),
        PerCandidate = new(300),
        PerAssay = new(20),
        PerRandomizedPatient = new(1_500),
        PerTreatedPatient = new(900),
        PerVisit = new(250),
        PerWeek = new(1_000),
    };

    private static readonly Scenario Plain = TestScenarios.RaisonLike;

    private static readonly Scenario FourMarkers = TestScenarios.W1 with
    {
        Population = TestScenarios.W1.Population with { Markers = [WithMedian("sil-6r", 30), WithMedian("il-6", 2), WithMedian("tnf-alpha", 8)] },
        Randomization = new StratifiedPermutedBlocks { BlockSizes = [4], Strata = [new ScreeningCrpFactor { Marker = new("il-6"), Cuts = [new(2)] }] },
        Costs = new()
        {
            Currency = "EUR",
            PerAssay = new(7),
            Assays = [Price("sil-6r", 60), Price("il-6", 11), Price("tnf-alpha", 1_000)],
        },
    };

    private static readonly Scenario Kept = Plain with { Accrual = Model, Costs = Costs };

    [Fact]
    public void The_first_candidates_come_at_the_same_time_however_many_follow()
    {
        var arrivals = new Arrivals(Model);
        var random = TrialRandom.For(7, 16);
        var alike = arrivals.WeekOfLast(random, 33);
        var mixed = arrivals.WeekOfLast(random, Lanes.Load([33, 1, 33, 500, 33, 16, 17, 33]));
        foreach (int lane in new[] { 0, 2, 4, 7 })
        {
            Assert.Equal(alike[lane], mixed[lane]);
        }

        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            double before = 0;
            foreach (int candidates in new[] { 1, 2, 15, 16, 17, 32, 33, 34, 200 })
            {
                double week = arrivals.WeekOfLast(random, candidates)[lane];
                Assert.True(week > before, $"candidate {candidates} of lane {lane} comes at {week}, after {before}");
                before = week;
            }
        }
    }

    [Fact]
    public void A_trial_of_more_patients_has_enrolled_the_first_at_the_same_time()
    {
        // the patients of the smaller trial are the first of the larger one, and so are their candidates
        using var small = new TrialRun(Kept.Protocol());
        using var large = new TrialRun((Kept with { Design = new FixedParallel { Patients = new(2 * Kept.Design.Patients.Value) } }).Protocol());
        small.Conduct(3, 8);
        large.Conduct(3, 8);
        small.CloseBooks();
        large.CloseBooks();
        int patients = small.Trial.Patients;
        var first = Lanes.Zero;
        foreach (var screened in large.Trial.Screened[..patients])
        {
            first += screened;
        }

        var week = new Arrivals(Model).WeekOfLast(TrialRandom.For(3, 8), first);
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            Assert.Equal(small.Books!.Enrolment[lane], week[lane] + Model.Screening.Value);
            Assert.True(large.Books!.Enrolment[lane] > small.Books.Enrolment[lane]);
        }
    }

    [Fact]
    public void Accrual_and_costs_change_no_other_figure()
    {
        var plain = Figures(Plain, 2);
        var kept = Figures(Kept, 2);
        Assert.Equal(plain, kept.Where(f => !IsOfBooks(f)));
        Assert.Equal(6, kept.Count(IsOfBooks));
    }

    [Fact]
    public void Workers_change_no_bit() => Assert.Equal(Run(Kept, 1).Digest, Run(Kept, 3).Digest);

    [Fact]
    public void The_duration_is_the_enrolment_and_the_follow_up()
    {
        var figures = Figures(Kept, 2);
        Near.Relative(Of(figures, Measures.EnrolmentWeeks) + Kept.Outcome.Visits[^1].Value, Of(figures, Measures.DurationWeeks), 1e-9); // sums of multiples of 2^-32
        Near.Relative(Of(figures, Measures.EnrolmentWeeksSd), Of(figures, Measures.DurationWeeksSd), 1e-5); // squares are rounded to 2^-20
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_cost_is_the_sum_of_what_happened(bool screensByCrp)
    {
        var scenario = !screensByCrp ? Kept : Kept with
        {
            Population = Kept.Population with { Eligibility = Kept.Population.Eligibility with { ScreeningCrpAtLeast = new(2) } },
        };
        var figures = Figures(scenario, 2);
        double n = Kept.Design.Patients.Value;
        double candidates = n * Of(figures, Measures.Screened);
        double assays = (screensByCrp ? candidates : n) + n; // else for the strata alone; and at baseline
        using var run = new TrialRun(scenario.Protocol());
        double treated = 0, visits = 0;
        for (int r = 0; r < 512; r += Lanes.Count)
        {
            run.Conduct(1, (ulong)r);
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                for (int i = 0; i < n; i++)
                {
                    treated += run.Trial.Treated[i][lane] / 512;
                    visits += run.Trial.VisitsSeen[i][lane] / 512;
                }
            }
        }

        double expected = 100_000 + (3 * 7_000) + (300 * candidates) + (20 * assays) + (1_500 * n) + (900 * treated) + (250 * visits)
            + (1_000 * Of(figures, Measures.DurationWeeks));
        Near.Relative(expected, Of(figures, Measures.Cost), 1e-8); // the share of screened candidates is summed in multiples of 2^-32
    }

    /// <summary>
    /// sIL-6R of at least its median lets in, so that twice as many are measured at screening as are enrolled; IL-6 makes strata, so that the
    /// enrolled are measured twice; CRP is read at baseline alone, and TNF-alpha by nobody. Screened candidates of a place are geometric: with
    /// 512 trials of 60 patients a false alarm of 1e-6.
    /// </summary>
    [Fact]
    public void Each_biomarker_costs_its_own_price_where_it_is_measured()
    {
        var scenario = FourMarkers with
        {
            Population = FourMarkers.Population with { Eligibility = new() { Markers = [new() { Marker = new("sil-6r"), AtLeast = new(30) }] } },
        };
        var figures = Figures(scenario, 2);
        double n = scenario.Design.Patients.Value, screened = Of(figures, Measures.Screened);
        StatisticalAssert.Mean(screened, Math.Sqrt(2), (int)(512 * n), expected: 2, uncertainty: 0, falseAlarm: 1e-6, detects: 2.1);
        Near.Relative((60 * n * (screened + 1)) + (11 * n * 2) + (7 * n), Of(figures, Measures.Cost), 1e-8); // screened is summed in multiples of 2^-32
    }

    /// <summary>Bands of TNF-alpha are filled by what every candidate has at baseline; then nothing lets in by sIL-6R, and nobody is measured for it.</summary>
    [Fact]
    public void A_biomarker_whose_bands_are_filled_is_paid_for_every_candidate_at_baseline()
    {
        var scenario = FourMarkers with
        {
            Population = FourMarkers.Population with { Quotas = new() { Marker = new("tnf-alpha"), Cuts = [new(8)] } },
        };
        var figures = Figures(scenario, 2);
        double n = scenario.Design.Patients.Value, screened = Of(figures, Measures.Screened);
        Assert.True(screened > 1.05, "bands turn candidates away");
        Near.Relative((1_000 * n * screened) + (11 * n * 2) + (7 * n), Of(figures, Measures.Cost), 1e-8);
    }

    [Fact]
    public void Costs_without_accrual_need_no_time()
    {
        var figures = Figures(Plain with { Costs = Costs with { PerWeek = default, PerSite = default } }, 2);
        Assert.True(Of(figures, Measures.Cost) > 100_000);
        Assert.DoesNotContain(figures, f => f.Measure == Measures.DurationWeeks);
    }

    [Fact]
    public void Trials_of_centuries_are_counted_as_whole_as_others()
    {
        // one candidate in four years: half of these trials last longer than 32,768 weeks
        const double Rate = 0.0018;
        var slow = Plain with { Accrual = new() { Sites = [new() { CandidatesPerWeek = new(Rate) }] }, Costs = new() { Currency = "EUR", PerWeek = new(1_000) } };
        var figures = Figures(slow, 2);
        double n = Plain.Design.Patients.Value, expected = n * Of(figures, Measures.Screened) / Rate;
        Assert.InRange(expected, 30_000, 200_000);
        Assert.InRange(Of(figures, Measures.EnrolmentWeeks), expected * (1 - (5 / Math.Sqrt(512 * n))), expected * (1 + (5 / Math.Sqrt(512 * n))));
        Near.Relative(1_000 * Of(figures, Measures.DurationWeeks), Of(figures, Measures.Cost), 1e-8);

        var measure = new BookMeasure(BookEntry.Duration, [slow, Kept]);
        using var pair = new PairedRun([slow, Kept], [TestScenarios.StandInTruth(slow), TestScenarios.StandInTruth(Kept)], [measure], [new(0, 1)], 1);
        pair.Advance(512, 2, null, CancellationToken.None);
        Assert.Equal(512, pair.Difference(0, 0).Trials);
        Near.Relative(Of(figures, Measures.DurationWeeks), pair.Mean(0, 0).Mean, 1e-8);
    }

    private static MarkerModel WithMedian(string name, double median) =>
        new() { Name = new(name), Distribution = new LogNormalMarker { LogMean = new(Math.Log(median)), LogSd = new(0.5) }, Reliability = new(0.7) };

    private static AssayPrice Price(string marker, double amount) => new() { Marker = new(marker), Amount = new(amount) };

    private static SimulationResult Run(Scenario scenario, int workers) =>
        Simulator.Run(scenario, new(1, 512, workers), TestScenarios.StandInTruth(scenario), progress: null, CancellationToken.None);

    private static IReadOnlyList<Figure> Figures(Scenario scenario, int workers) => OperatingCharacteristics.Of(Run(scenario, workers)).Figures;

    private static double Of(IReadOnlyList<Figure> figures, string measure) => figures.Single(f => f.Measure == measure).Estimate!.Value;

    private static bool IsOfBooks(Figure figure) =>
        figure.Measure.StartsWith("enrolment-weeks", StringComparison.Ordinal) || figure.Measure.StartsWith("duration-weeks", StringComparison.Ordinal)
        || figure.Measure is Measures.Cost or Measures.CostSd;
}
