using TrialSim.Assurance;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Statistical;

/// <summary>The Monte Carlo errors of assurance, and what a prior in parts and a list of draws give.</summary>
public class AssuranceErrorTests
{
    private const long Trials = 200_000;

    private static readonly MixturePrior HalfSpike = new()
    {
        Parts =
        [
            new() { Weight = new(0.5), Prior = new PointPrior { Effect = new(0) } },
            new() { Weight = new(0.5), Prior = new NormalPrior { Centre = new(1), Spread = new(0.6) } },
        ],
    };

    // (found - right)^2 has the mean mcse^2: of 1000 seeds, each with 40 draws in 20 strata. What is right: R's integral for this prior
    // is the mean over 200,000 trials of another seed, whose error counts too.
    [Fact]
    public void The_error_of_stratified_draws_is_that_of_repeated_runs()
    {
        const int Seeds = 1000;
        double right = TTestTrial.Run(60, HalfSpike, 77, 800_000, 4000).Figures().Assurance.Value;
        var differences = new double[Seeds];
        double error = 0;
        for (int s = 0; s < Seeds; s++)
        {
            var assurance = TTestTrial.Run(60, HalfSpike, 1000 + (ulong)s, 640, 40, workers: 1).Figures().Assurance;
            double apart = assurance.Value - right;
            differences[s] = (apart * apart) - (assurance.Mcse * assurance.Mcse);
            error += assurance.Mcse * assurance.Mcse / Seeds;
        }

        double mean = differences.Average();
        double sd = Math.Sqrt(differences.Sum(d => (d - mean) * (d - mean)) / (Seeds - 1));
        StatisticalAssert.Mean(mean, sd, Seeds, 0, uncertainty: 0.005 * error, falseAlarm: 1e-5, detects: 0.35 * error);
    }

    [Fact]
    public void Assurance_under_a_mixture_is_the_weighted_mean_of_its_parts()
    {
        var parts = new PublishedPrior { P = new(0.01), Shrinkage = new ConditionalShrinkage() };
        var whole = TTestTrial.Run(60, new MixturePrior { Parts = [new() { Weight = new(0.3), Prior = new PointPrior { Effect = new(0.4) } }, new() { Weight = new(0.7), Prior = parts }] }, 21, Trials, 1000).Figures().Assurance;
        var point = TTestTrial.Run(60, new PointPrior { Effect = new(0.4) }, 22, Trials, 1000).Figures().Assurance;
        var published = TTestTrial.Run(60, parts, 23, Trials, 1000).Figures().Assurance;
        double uncertainty = Math.Sqrt((0.09 * point.Mcse * point.Mcse) + (0.49 * published.Mcse * published.Mcse));
        StatisticalAssert.Mean(
            whole.Value, whole.Mcse * Math.Sqrt(Trials), Trials, (0.3 * point.Value) + (0.7 * published.Value), uncertainty, falseAlarm: 1e-6, detects: (0.3 * point.Value) + (0.7 * published.Value) + 0.012);
    }

    [Fact]
    public void The_predictive_value_is_that_of_Bayes_with_power_and_level()
    {
        var prior = new MixturePrior { Parts = [new() { Weight = new(0.8), Prior = new PointPrior { Effect = new(0) } }, new() { Weight = new(0.2), Prior = new PointPrior { Effect = new(1) } }] };
        var found = TTestTrial.Run(60, prior, 31, Trials, 1000).Figures().PredictiveValue;
        var power = TTestTrial.Run(60, new PointPrior { Effect = new(1) }, 32, Trials, 1000).Figures();
        double right = 0.2 * power.Favourable.Value / ((0.2 * power.Assurance.Value) + (0.8 * 0.05));
        double uncertainty = right * (1 - right) * power.Assurance.Mcse / power.Assurance.Value;
        StatisticalAssert.Mean(found.Value, found.Mcse * Math.Sqrt(Trials), Trials, right, uncertainty, falseAlarm: 1e-6, detects: right + 0.02);
    }

    [Fact]
    public void Listed_draws_give_their_average_with_its_own_error_and_that_of_the_list()
    {
        double[][] rows = [[0], [0.5], [1], [1.5]];
        var run = TTestTrial.Run(60, new DrawsPrior { File = "x.csv", Rows = new(["effect"], rows, [2, 3, 4, 5]) }, 41, Trials, 1000);
        double[] powers = [.. rows.Select(row => TTestTrial.Run(60, new PointPrior { Effect = new(row[0]) }, 42 + (ulong)(10 * row[0]), Trials, 1000).Figures().Assurance.Value)];
        var figures = run.Figures();
        Assert.Equal(8, run.Draws);
        StatisticalAssert.Mean(
            figures.Assurance.Value, figures.Assurance.Mcse * Math.Sqrt(Trials), Trials, powers.Average(), uncertainty: 0.0006, falseAlarm: 1e-6, detects: powers.Average() + 0.01);
        double sd = Math.Sqrt(powers.Sum(p => (p - powers.Average()) * (p - powers.Average())) / 3);
        Near.Relative(sd / 2, figures.ErrorOfTheList, 0.02); // chance within the trials is a hundredth of what is between the draws
        Assert.InRange(figures.Assurance.Mcse, 0.0001, 0.0015);
        Near.Absolute(0.75, figures.ProbabilityOfEffect, 1e-12);
    }

    // So wide a prior has truths of power 0 or 1 only, and its median truth lies at some place of the middle stratum of 5: pairs seldom differ.
    // 2000 seeds; 95% are to be covered, and the interval is wider than need be where no pair differs: at most the 100 misses of a true 95%, and 56 more by chance.
    [Fact]
    public void A_share_whose_pairs_agree_has_an_error_that_covers_it()
    {
        const int Seeds = 2000;
        var wide = new NormalPrior { Centre = new(37), Spread = new(1000) };
        double right = 0.5144; // normal probability above 1, where the power is half, of mean 37, SD 1000
        int covered = 0;
        for (int s = 0; s < Seeds; s++)
        {
            var share = TTestTrial.Run(60, wide, 5000 + (ulong)s, 80, 10, workers: 1).Figures().Favourable;
            Assert.True(share.Mcse > 0 || share.Value is 0 or 1);
            covered += share.Lower <= right && right <= share.Upper ? 1 : 0;
        }

        Assert.InRange(covered, 1844, Seeds); // false alarm 1e-8 for a coverage of 95%; one of 85% passes with probability below 1e-15
    }

    [Fact]
    public void A_share_of_all_or_none_has_a_bound_and_so_has_a_list_of_certain_truths()
    {
        var all = TTestTrial.Run(60, new NormalPrior { Centre = new(1), Spread = new(0.1) }, 3, 2000, 250).Figures().PredictiveValue;
        Assert.Equal((1.0, 0.0), (all.Value, all.Mcse));
        Assert.InRange(all.Lower, 0.97, 0.99);
        var listed = TTestTrial.Run(60, new DrawsPrior { File = "x.csv", Rows = new(["effect"], [[-9], [9]], [2, 3]) }, 4, 800, 4).Figures().Favourable;
        Assert.Equal(0.5, listed.Value);
        Assert.InRange(listed.Mcse, 1e-4, 0.01);
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.004)]
    public void A_wanted_error_is_reached_and_hardly_overshot(double wanted)
    {
        var scenario = TTestTrial.Of(60);
        var question = new AssuranceQuestion
        {
            Designs = [scenario],
            Goal = TTestTrial.Goal(scenario),
            Priors = [TTestTrial.Stated(HalfSpike)],
            Settings = new(51, 1, 2),
            Mcse = wanted,
        };
        var cell = Assert.Single(question.Answer(null, CancellationToken.None).Cells);
        Assert.InRange(cell.Figures.Assurance.Mcse, 0, wanted);
        double needed = cell.Trials * Math.Pow(cell.Figures.Assurance.Mcse / wanted, 2);
        Assert.InRange(cell.Trials, needed, Math.Max(8_000, (1.1 * needed) + 8_000));
    }
}
