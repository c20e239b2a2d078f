using System.Globalization;
using TrialSim.Analyses;
using Xunit.Abstractions;

namespace TrialSim.Tests.Published;

/// <summary>Three analyses of a trial with a baseline score: adjusted for it, as a change from it, and without it (Siepe 2024).</summary>
public sealed class PrePostTests(ITestOutputHelper output)
{
    private static readonly PublishedCase Case = PublishedCase.Read("pub-07-pre-post-analyses");

    private static readonly PublishedRuns<(double Mu, double Rho)> Runs = new(
        trial => PublishedRun.Of(
            TextbookTrial.PrePost(100, trial.Mu, trial.Rho) with
            {
                Analyses =
                [
                    new Ancova { Name = "adjusted", Endpoint = ContinuousEndpoint.Score },
                    new Ancova { Name = "change", Covariates = [] },
                    new Ancova { Name = "post", Endpoint = ContinuousEndpoint.Score, Covariates = [] },
                ],
            },
            1_000_000));

    public static TheoryData<string> Quantities => Case.Quantities;

    [Theory]
    [MemberData(nameof(Quantities))]
    public void Adjustment_for_baseline_wins_at_every_correlation(string quantity) => Case.Compare(output, quantity, Estimate(quantity));

    private static PublishedEstimate Estimate(string quantity)
    {
        string[] words = quantity.Split(' ', '=', ':');
        var run = Runs[(double.Parse(words[1], CultureInfo.InvariantCulture), double.Parse(words[3], CultureInfo.InvariantCulture))];
        string analysis = words[4];
        return quantity.EndsWith("variance", StringComparison.Ordinal) ? run.Variance(analysis) : run.Rate(analysis);
    }
}
