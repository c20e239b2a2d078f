using TrialSim.Analyses;
using TrialSim.Decisions;
using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;
using TrialSim.Scenarios;
using Xunit.Abstractions;

namespace TrialSim.Tests.Published;

/// <summary>Among many subgroups without any effect some are significant, and the best looks good (Lagakos 2006; Harter 1961).</summary>
public sealed class ManySubgroupsTests(ITestOutputHelper output)
{
    private static readonly PublishedCase Case = PublishedCase.Read("pub-10-many-subgroups");

    private static readonly PublishedRuns<int> Runs = new(
        bands => PublishedRun.Of(bands < 8 ? FixedBands(bands) : RandomBands(bands), bands == 60 ? 250_000 : 500_000));

    public static TheoryData<string> Quantities => Case.Quantities;

    [Theory]
    [MemberData(nameof(Quantities))]
    public void Some_of_many_subgroups_is_significant_by_chance(string quantity) => Case.Compare(output, quantity, Estimate(quantity));

    private static PublishedEstimate Estimate(string quantity)
    {
        int bands = int.Parse(quantity[2..quantity.IndexOf(':', StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture);
        string asked = quantity[(quantity.IndexOf(':', StringComparison.Ordinal) + 2)..];
        return asked == "best" ? BestOf(bands, bands < 10 ? 200_000 : 100_000) : Runs[bands].Rate(asked);
    }

    // Mean over trials of the largest estimate, in units of its true standard error: 1 for two patients in each arm of a band.
    private static PublishedEstimate BestOf(int bands, int replicates)
    {
        using var run = new TrialRun(FixedBands(bands).Protocol());
        double sum = 0;
        double squares = 0;
        for (int first = 0; first < replicates; first += Lanes.Count)
        {
            run.Conduct(7, (ulong)first);
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                double best = run.Findings.Max(finding => finding.Estimate[lane]);
                sum += best;
                squares += best * best;
            }
        }

        double mean = sum / replicates;
        return new("simulation", mean, Math.Sqrt(((squares / replicates) - (mean * mean)) / replicates));
    }

    // About 15 patients each: in one trial of 400 with 60 bands, one of them is too small to be tested, which moves no figure by 0.0001.
    // To screen for bands of fixed size would take many times as long.
    private static Scenario RandomBands(int bands)
    {
        var trial = Bands(bands, 15 * bands);
        return trial with { Population = trial.Population with { Quotas = null } };
    }

    private static Scenario FixedBands(int bands) => Bands(bands, 4 * bands);

    private static Scenario Bands(int bands, int patients)
    {
        double[] cuts = [.. Enumerable.Range(1, bands - 1).Select(k => Portable.Exp(NormalDistribution.Quantile((double)k / bands)))];
        var trial = TextbookTrial.InBands(patients, cuts);
        string[] names = [.. trial.Subgroups.Select(band => band.Name)];
        return trial with
        {
            Analyses = [.. names.Select(band => new PooledT { Name = band, Subgroup = band })],
            Decisions = [.. Enumerable.Range(1, Math.Min(3, bands)).Select(count => new AtLeast { Name = $"at least {count}", Count = count, Of = names })],
        };
    }
}
