using TrialSim.Scenarios;

namespace TrialSim.Simulation;

/// <summary>Computes the true values of a scenario's estimands by simulating a large population under both arms.</summary>
public static class CounterfactualRun
{
    /// <summary>Patients followed, at least.</summary>
    public const int Patients = 1 << 22;

    private const int Batches = 128;

    /// <summary>A slope and an error below this are what rounding leaves of a constant effect.</summary>
    private const double Rounding = 1e-12;

    /// <summary>The true values; the same bits for any number of workers.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="Cohorts.ScreeningException">The eligibility rules let nobody in.</exception>
    public static TrueValues Compute(Scenario scenario, int workers, CancellationToken cancellation)
    {
        int roundsPerBatch = Math.Max(1, (int)Math.Ceiling(Patients / (Batches * 8.0 * scenario.Design.Patients.Value)));
        var values = new double[Batches][];
        var lead = scenario.Population.Lead.Distribution;
        var histogram = new MarkerHistogram(lead.LogCentre, lead.LogScale);
        Workers.Run(workers, Batches, next =>
        {
            using var batch = new TruthBatch(scenario);
            var own = new MarkerHistogram(lead.LogCentre, lead.LogScale);
            while (next() is { } b)
            {
                values[b] = batch.Run((ulong)b * (ulong)roundsPerBatch * 8, roundsPerBatch, own);
            }

            lock (histogram)
            {
                histogram.Merge(own);
            }
        }, cancellation);

        var means = Enumerable.Range(0, scenario.Analyses.Count + 1).Select(i => OverBatches(values, i)).ToArray();
        return new(means[..^1], means[^1], histogram.Median());
    }

    // A batch in which nobody belongs to a subgroup says nothing of it.
    private static TrueValue OverBatches(double[][] values, int index)
    {
        double[] known = [.. values.Select(v => v[index]).Where(double.IsFinite)];
        if (known.Length < 2)
        {
            return TrueValue.Undefined;
        }

        double mean = known.Average();
        double variance = known.Sum(v => (v - mean) * (v - mean)) / (known.Length - 1);
        double error = Math.Sqrt(variance / known.Length);
        return Math.Abs(mean) < Rounding && error < Rounding ? new(0, 0) : new(mean, error);
    }
}
