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
