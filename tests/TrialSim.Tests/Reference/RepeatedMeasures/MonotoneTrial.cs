using System.Runtime.InteropServices;
using System.Text.Json;
using TrialSim.Numerics;
using TrialSim.Statistics.Mmrm;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.RepeatedMeasures;

/// <summary>One trial of a reference file in all eight lanes, its patients in another order in each.</summary>
internal sealed class MonotoneTrial : IDisposable
{
    private readonly double[][] rows;
    private readonly int[] seen;
    private readonly MonotoneSums sums;
    private readonly LaneColumns visitsSeen;

    /// <summary>Reads a trial: arm, covariates, scores, visits seen.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="visits">Visits that are kept, from the first on.</param>
    /// <param name="completers">Patients that stay to the end; further ones leave before the last visit.</param>
    public MonotoneTrial(JsonElement trial, int visits = int.MaxValue, int completers = int.MaxValue)
    {
        double[] arm = trial.Numbers("arm");
        double[][] covariates = Rows(trial, "covariates");
        double[][] scores = [.. Rows(trial, "score").Select(row => row.Take(visits).ToArray())];
        int last = scores[0].Length;
        seen = [.. trial.Numbers("seen").Select(k => (int)Math.Min(k, last)).Select(k => k < last || completers-- > 0 ? k : last - 1)];
        rows = [.. arm.Select((own, i) => (double[])[1, .. covariates[i], own, .. scores[i]])];
        sums = new(2 + covariates[0].Length, last, arm.Length);
        visitsSeen = new(1, arm.Length);
        Result = new(sums);
    }

    /// <summary>The fit.</summary>
    public MonotoneFit Result { get; }

    /// <summary>Rewrites every patient's numbers before the fit: constant, covariates, arm, scores.</summary>
    public Action<double[]> Change { get; init; } = _ => { };

    /// <summary>Fits the model.</summary>
    public void Fit()
    {
        for (int i = 0; i < rows.Length; i++)
        {
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                int patient = lane % 2 == 0 ? (i + (5 * lane)) % rows.Length : rows.Length - 1 - ((i + lane) % rows.Length);
                double[] row = [.. rows[patient]];
                Change(row);
                Set(visitsSeen[0], i, lane, seen[patient]);
                for (int column = 0; column < row.Length; column++)
                {
                    Set(sums.Column(column), i, lane, row[column]);
                }
            }
        }

        sums.Sum(visitsSeen[0]);
        Result.Fit();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        sums.Dispose();
        visitsSeen.Dispose();
        Result.Dispose();
    }

    private static double[][] Rows(JsonElement trial, string name) =>
        [.. trial.GetProperty(name).EnumerateArray().Select(row => row.EnumerateArray().Select(x => x.GetDouble()).ToArray())];

    private static void Set(Span<Lanes> column, int i, int lane, double value) =>
        MemoryMarshal.Cast<Lanes, double>(column)[(i * Lanes.Count) + lane] = value;
}
