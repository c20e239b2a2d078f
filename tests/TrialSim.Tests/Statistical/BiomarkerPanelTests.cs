using TrialSim.Cohorts;
using TrialSim.Numerics;
using TrialSim.Randomness;
using TrialSim.Tests.Property;
using TrialSim.Tests.Support;
using TrialSim.Trials;

namespace TrialSim.Tests.Statistical;

/// <summary>The panel's joint distribution against what the scenario states, on the scale of normal scores.</summary>
public class BiomarkerPanelTests
{
    private const int Rounds = 1_000;

    private static readonly PatientMarker Il6 = new("il-6");
    private static readonly PatientMarker Receptor = new("sil-6r");

    private static readonly Population Four = ShippedScenarios.Read("raison-2013.json").Population with
    {
        Eligibility = new(),
        Markers =
        [
            new() { Name = Il6, Distribution = new LogNormalMarker { Mean = new(1.79), Sd = new(1.56) }, Reliability = new(0.7), BmiCorrelation = new(0.3), FemaleMinusMale = new(-0.2) },
            new() { Name = Receptor, Distribution = new NormalMarker { Mean = new(34), Sd = new(8.1) }, Reliability = new(0.9) },
            new() { Name = new("tnf-alpha"), Distribution = new QuantileMarker { At = [new(0.25), new(0.5), new(0.75)], Values = [new(1.1), new(1.7), new(3)] } },
        ],
        MarkerCorrelations =
        [
            new() { Markers = [PatientMarker.Crp, Il6], Correlation = new(0.45) },
            new() { Markers = [Il6, Receptor], Correlation = new(-0.25) },
            new() { Markers = [new("tnf-alpha"), PatientMarker.Crp], Correlation = new(0.15) },
        ],
    };

    /// <summary>
    /// Standard normal margins and the stated correlations, between markers and with BMI; between the two measurements of one marker its
    /// reliability. With 480,000 patients a correlation has a standard error of at most 0.00145: 5 of them, a false alarm of 6e-7 each.
    /// </summary>
    [Fact]
    public void Measurements_have_the_stated_margins_correlations_and_reliabilities()
    {
        var scores = Scores(Four);
        double within = 5 / Math.Sqrt(scores[0].Screening.Length);
        for (int k = 0; k < scores.Length; k++)
        {
            var panel = Four.Panel[k];
            Assert.Equal(0, scores[k].Baseline.Average(), within);
            Assert.Equal(1, Math.Sqrt(Correlations.Covariance(scores[k].Baseline, scores[k].Baseline)), within);
            Assert.Equal(panel.Reliability.Value, Correlations.Of(scores[k].Screening, scores[k].Baseline), within);
            Assert.Equal(panel.BmiCorrelation.Value, Correlations.Of(scores[k].Bmi, scores[k].Baseline), within);
            for (int l = 0; l < k; l++)
            {
                double stated = Four.CorrelationOf(Four.Panel[k].Name, Four.Panel[l].Name) ?? double.NaN;
                if (!double.IsNaN(stated))
                {
                    Assert.Equal(stated, Correlations.Of(scores[k].Baseline, scores[l].Baseline), within);
                    Assert.Equal(stated, Correlations.Of(scores[k].Screening, scores[l].Baseline), within);
                }
            }
        }
    }

    /// <summary>A patient's CRP is the same number with and without the other markers, so their results can be compared.</summary>
    [Fact]
    public void Further_markers_leave_the_first_one_as_it_is()
    {
        using var alone = Draw(Four with { Markers = [], MarkerCorrelations = [] }, 7);
        using var together = Draw(Four, 7);
        Assert.Equal(alone.Measured(0).ToArray(), together.Measured(0).ToArray());
        Assert.Equal(alone.Screening(0).ToArray(), together.Screening(0).ToArray());
        Assert.Equal(alone.Baseline.ToArray(), together.Baseline.ToArray());
    }

    /// <summary>A share of measurements is missing as stated: 96,000 measurements, a false alarm of 1e-6, sees 0.056 instead of 0.05.</summary>
    [Fact]
    public void A_stated_share_of_measurements_is_missing()
    {
        var missing = Four with { Markers = [Four.Markers[0] with { Missing = new(0.05) }], MarkerCorrelations = [] };
        long lost = 0, both = 0, all = 0;
        for (ulong round = 0; round < 200; round++)
        {
            using var trial = Draw(missing, round);
            for (int i = 0; i < trial.Patients; i++)
            {
                for (int lane = 0; lane < Lanes.Count; lane++)
                {
                    bool atBaseline = double.IsNaN(trial.Measured(Il6)[i][lane]);
                    lost += atBaseline ? 1 : 0;
                    both += atBaseline && double.IsNaN(trial.Screening(Il6)[i][lane]) ? 1 : 0;
                    all++;
                }
            }
        }

        StatisticalAssert.Rate(lost, all, 0.05, falseAlarm: 1e-6, detects: 0.056);
        StatisticalAssert.Rate(both, all, 0.05 * 0.05, falseAlarm: 1e-6, detects: 0.05);
    }

    /// <summary>
    /// The population of depressed patients: ln CRP ~ N(0.24, 1.35^2) (fits of Osimo 2019 and Chamberlain 2019), correlation of BMI and ln CRP 0.36 (Choi
    /// 2013), reliability 0.62 (DeGoma 2012). R: 1 - pnorm(log(c(1, 3)), 0.24, 1.35), pnorm(log(0.2), 0.24, 1.35), and by mvtnorm
    /// pmvnorm(lower = qnorm(c(.8, .8)), corr = matrix(c(1, .62, .62, 1), 2)) for both measurements in the upper fifth. 480,000 patients: shares
    /// with a false alarm of 1e-7 each, and what is seen stated; correlations within five standard errors, 0.0072.
    /// </summary>
    [Fact]
    public void The_crp_of_depressed_patients_is_recovered()
    {
        var drawn = Values(Depressed);
        int n = drawn.Baseline.Length;
        StatisticalAssert.Rate(drawn.Baseline.Count(x => x > 0), n, 0.57055125, falseAlarm: 1e-7, detects: 0.58);
        StatisticalAssert.Rate(drawn.Baseline.Count(x => x > Math.Log(3)), n, 0.26238524, falseAlarm: 1e-7, detects: 0.27);
        double fifth = 0.24 + (1.35 * 0.8416212);
        StatisticalAssert.Rate(drawn.Baseline.Zip(drawn.Screening).Count(x => x.First > fifth && x.Second > fifth), n, 0.10182207, falseAlarm: 1e-7, detects: 0.107);
        Assert.Equal(0.36, Correlations.Of(drawn.Bmi, drawn.Baseline), 5 / Math.Sqrt(n));
        Assert.Equal(0.62, Correlations.Of(drawn.Screening, drawn.Baseline), 5 / Math.Sqrt(n));
    }

    /// <summary>Below the assay limit, 0.2 mg/L, are pnorm(log(0.2), 0.24, 1.35) of the measurements, and all are reported as 0.2 / sqrt 2.</summary>
    [Fact]
    public void What_lies_below_the_assay_limit_is_reported_as_the_limit_by_root_two()
    {
        var drawn = Values(Depressed with { Crp = Depressed.Crp! with { DetectionLimit = new(0.2) } });
        double[] below = [.. drawn.Baseline.Where(x => x < Math.Log(0.2))];
        StatisticalAssert.Rate(below.Length, drawn.Baseline.Length, 0.085350629, falseAlarm: 1e-7, detects: 0.09);
        Assert.All(below, x => Near.Absolute(Math.Log(0.2 / Math.Sqrt(2)), x, 1e-14, "reported"));
    }

    /// <summary>Women exceed men by 0.3 in ln CRP while one measurement keeps mean 0.24 and SD 1.35: five standard errors, 0.0195 and 0.0098; sees a difference of 0.25.</summary>
    [Fact]
    public void A_difference_between_the_sexes_is_recovered_within_the_stated_spread()
    {
        var drawn = Values(Depressed with { FemaleShare = new(0.5), Crp = Depressed.Crp! with { FemaleMinusMale = new(0.3) } });
        double n = drawn.Baseline.Length;
        double difference = Mean(true) - Mean(false);
        Assert.Equal(0.3, difference, 5 * 2 * 1.35 / Math.Sqrt(n));
        Assert.Equal(0.24, drawn.Baseline.Average(), 5 * 1.35 / Math.Sqrt(n));
        Assert.Equal(1.35, Math.Sqrt(Correlations.Covariance(drawn.Baseline, drawn.Baseline)), 5 * 1.35 / Math.Sqrt(2 * n));
        double Mean(bool female) => drawn.Baseline.Where((_, i) => drawn.Female[i] == female).Average();
    }

    /// <summary>Four markers above their medians at once: R, mvtnorm: pmvnorm(lower = 0, corr, algorithm = Miwa(512)). False alarm 1e-7, sees independence (1/16).</summary>
    [Fact]
    public void Orthants_of_the_panel_are_those_of_the_normal_distribution()
    {
        var scores = Scores(Four with { Markers = [Four.Markers[0] with { FemaleMinusMale = new(0) }, .. Four.Markers.Skip(1)] });
        int all = 0, three = 0;
        for (int i = 0; i < scores[0].Baseline.Length; i++)
        {
            bool first = scores[0].Baseline[i] > 0 && scores[1].Baseline[i] > 0 && scores[2].Baseline[i] > 0;
            three += first ? 1 : 0;
            all += first && scores[3].Baseline[i] > 0 ? 1 : 0;
        }

        StatisticalAssert.Rate(three, scores[0].Baseline.Length, 0.14203635, falseAlarm: 1e-7, detects: 0.125);
        StatisticalAssert.Rate(all, scores[0].Baseline.Length, 0.075925856, falseAlarm: 1e-7, detects: 0.0625);
    }

    /// <summary>Shares below the stated quantiles, whatever their form: a false alarm of 1e-7 each, sees 0.01.</summary>
    [Fact]
    public void Stated_quantiles_are_met_where_the_first_marker_is_not_log_normal()
    {
        var population = Panels.LedByQuantiles with { Eligibility = new(), Bmi = Depressed.Bmi };
        population = population with { Markers = [population.Markers[0] with { DetectionLimit = null, Missing = new(0), FemaleMinusMale = new(0) }, .. population.Markers.Skip(1)] };
        var drawn = Values(population);
        foreach (var (share, value) in ((double, double)[])[(0.25, 0.9), (0.5, 1.6), (0.75, 2.7)])
        {
            StatisticalAssert.Rate(drawn.Baseline.Count(x => x <= Math.Log(value)), drawn.Baseline.Length, share, falseAlarm: 1e-7, detects: share + 0.01);
        }
    }

    /// <summary>Lasting levels that determine each other: correlation = root of the product of the reliabilities. One step further contradicts them.</summary>
    [Theory]
    [InlineData(0.8, true)]
    [InlineData(-0.8, true)]
    [InlineData(0.801, false)]
    [InlineData(-0.9, false)]
    public void Correlations_up_to_the_reliabilities_are_possible_and_no_further(double correlation, bool isPossible)
    {
        var population = Panels.One with
        {
            Markers = [Marker("a", 0.8), Marker("b", 0.8)],
            MarkerCorrelations = [new() { Markers = [new("a"), new("b")], Correlation = new(correlation) }],
        };
        var scenario = ShippedScenarios.Read("raison-2013.json") with { Population = population };
        bool contradicts = scenario.Problems().Any(p => p.Found.Contains("contradict", StringComparison.Ordinal));
        Assert.Equal(!isPossible, contradicts);
        if (isPossible)
        {
            using var trial = Draw(population, 3);
            for (int i = 0; i < trial.Patients; i++)
            {
                Near.Absolute(Math.Sign(correlation) * trial.Level(0)[i][2], trial.Level(1)[i][2], 1e-7, "the same level, or the opposite one");
            }
        }

        static MarkerModel Marker(string name, double reliability) => new()
        {
            Name = new(name),
            Distribution = new LogNormalMarker { LogMean = new(0), LogSd = new(1) },
            Reliability = new(reliability),
        };
    }

    private static Population Depressed { get; } = Four with
    {
        Crp = Four.Crp! with { LogMean = new(0.24), LogSd = new(1.35), Reliability = new(0.62), BmiCorrelation = new(0.36), FemaleMinusMale = new(0), DetectionLimit = null },
        Markers = [],
        MarkerCorrelations = [],
    };

    private static (double[] Screening, double[] Baseline, double[] Bmi, bool[] Female) Values(Population population)
    {
        int n = Rounds * 60 * Lanes.Count;
        var (screening, baseline, bmi, female) = (new double[n], new double[n], new double[n], new bool[n]);
        for (int round = 0, at = 0; round < Rounds; round++)
        {
            using var trial = Draw(population, (ulong)round);
            for (int i = 0; i < trial.Patients; i++)
            {
                for (int lane = 0; lane < Lanes.Count; lane++, at++)
                {
                    (screening[at], baseline[at]) = (trial.Screening(0)[i][lane], trial.Measured(0)[i][lane]);
                    (bmi[at], female[at]) = (trial.BodyMassIndex[i][lane], trial.Female[i][lane] == 1);
                }
            }
        }

        return (screening, baseline, bmi, female);
    }

    private static TrialBlock Draw(Population population, ulong round)
    {
        var scale = new Hamd17Scale();
        var trial = new TrialBlock(60, 0, population.Layout(scale, new(1)));
        using var candidates = new Candidates(population, scale, new(1));
        candidates.Draw(TrialRandom.For(11, round * Lanes.Count), 0, trial.Pairs, trial);
        for (int k = 0; k < trial.Biomarkers.Length; k++)
        {
            _ = (trial.Level(k)[0], trial.Screening(k)[0], trial.Measured(k)[0]); // drawn when asked for
        }

        return trial;
    }

    private static (double[] Screening, double[] Baseline, double[] Bmi)[] Scores(Population population)
    {
        int n = Rounds * 60 * Lanes.Count;
        var bare = population with { Crp = population.Crp! with { DetectionLimit = null } };
        var scores = bare.Panel.Select(_ => (new double[n], new double[n], new double[n])).ToArray();
        for (int round = 0, at = 0; round < Rounds; round++)
        {
            using var trial = Draw(bare, (ulong)round);
            for (int i = 0; i < trial.Patients; i++)
            {
                for (int lane = 0; lane < Lanes.Count; lane++, at++)
                {
                    for (int k = 0; k < scores.Length; k++)
                    {
                        var distribution = bare.Panel[k].Distribution;
                        scores[k].Item1[at] = distribution.ScoreOf(trial.Screening(k)[i][lane]);
                        scores[k].Item2[at] = distribution.ScoreOf(trial.Measured(k)[i][lane]);
                        scores[k].Item3[at] = trial.BodyMassIndex[i][lane];
                    }
                }
            }
        }

        return scores;
    }
}
