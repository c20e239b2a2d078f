using MathNet.Numerics.LinearRegression;
using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Scenarios;

namespace TrialSim.Tests.Statistical;

/// <summary>
/// How much of the variance of the final change ln CRP explains, alone and by arm, beyond baseline and arm: increase of R squared, from
/// least squares on the patients of many trials taken together.
/// </summary>
internal sealed class ExplainedByCrp
{
    private const int Batches = 20;

    /// <summary>Conducts trials, in 20 batches of a multiple of eight.</summary>
    public ExplainedByCrp(Scenario scenario, int trials, ulong seed)
    {
        int perBatch = trials / Batches;
        Assert.Equal(0, perBatch % Lanes.Count);
        using var run = new TrialRun(scenario.Protocol());
        double[] shares = [.. Enumerable.Range(0, Batches).Select(batch => ShareOf(run, seed, batch * perBatch, perBatch))];
        Mean = shares.Average();
        Mcse = Math.Sqrt(shares.Sum(share => (share - Mean) * (share - Mean)) / (Batches * (Batches - 1)));
    }

    /// <summary>The share.</summary>
    public double Mean { get; }

    /// <summary>Its Monte Carlo standard error.</summary>
    public double Mcse { get; }

    private static double ShareOf(TrialRun run, ulong seed, int first, int trials)
    {
        var (with, without, changes) = (new List<double[]>(), new List<double[]>(), new List<double>());
        int final = run.Trial.Visits;
        for (int trial = first; trial < first + trials; trial += Lanes.Count)
        {
            run.Conduct(seed, (ulong)trial);
            for (int patient = 0; patient < run.Trial.Patients; patient++)
            {
                for (int lane = 0; lane < Lanes.Count; lane++)
                {
                    if ((int)run.Trial.VisitsSeen[patient][lane] == final)
                    {
                        var (baseline, arm) = (run.Trial.Baseline[patient][lane], run.Trial.Treated[patient][lane]);
                        double crp = run.Trial.Measured(0)[patient][lane];
                        without.Add([baseline, arm]);
                        with.Add([baseline, arm, crp, arm * crp]);
                        changes.Add(run.Trial.Score(final)[patient][lane] - baseline);
                    }
                }
            }
        }

        double mean = changes.Average();
        double total = changes.Sum(change => (change - mean) * (change - mean));
        return (Residual(without, changes) - Residual(with, changes)) / total;
    }

    private static double Residual(List<double[]> columns, List<double> changes)
    {
        double[] fit = MultipleRegression.NormalEquations([.. columns], [.. changes], intercept: true);
        return columns.Select((row, i) => changes[i] - fit[0] - row.Select((x, k) => x * fit[k + 1]).Sum()).Sum(residual => residual * residual);
    }
}
