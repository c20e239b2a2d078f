using System.Runtime.InteropServices;
using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;
using TrialSim.Quantities;

namespace TrialSim.Cohorts;

/// <summary>The marginal distribution of a patient file's column: that of its values, each as probable.</summary>
internal sealed record ResampledDistribution : MarkerDistribution
{
    private readonly ResampledPatients patients;
    private readonly int marker;

    /// <summary>That of a marker of some patients.</summary>
    public ResampledDistribution(ResampledPatients patients, int marker) => (this.patients, this.marker) = (patients, marker);

    /// <inheritdoc/>
    internal override double LogCentre => patients.Means[marker];

    /// <inheritdoc/>
    internal override double LogScale => patients.Sd(marker);

    private double[] Sorted => [.. patients.Levels[marker].Where(double.IsFinite).Order()];

    /// <inheritdoc/>
    internal override void FromScores(Span<Lanes> scores)
    {
        double[] sorted = Sorted;
        Span<double> logs = stackalloc double[Lanes.Count];
        for (int i = 0; i < scores.Length; i++)
        {
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                int rank = (int)(NormalDistribution.Cumulative(scores[i][lane]) * sorted.Length);
                logs[lane] = sorted[Math.Min(rank, sorted.Length - 1)];
            }

            scores[i] = MemoryMarshal.Cast<double, Lanes>(logs)[0];
        }
    }

    /// <inheritdoc/>
    internal override void AddErrors(Span<Lanes> logs, ReadOnlySpan<Lanes> errors)
    {
        Lanes sd = LogScale; // errors of resampled patients are normal on the ln scale
        for (int i = 0; i < logs.Length; i++)
        {
            logs[i] = Lanes.Fma(sd, errors[i], logs[i]);
        }
    }

    /// <inheritdoc/>
    internal override double ScoreOf(double logConcentration)
    {
        double[] sorted = Sorted; // the score of a value is that of the middle of the ranks that it has
        int below = sorted.Count(value => value < logConcentration);
        int same = sorted.Count(value => value == logConcentration);
        return NormalDistribution.Quantile(Math.Clamp((below + (0.5 * same)) / sorted.Length, 0.5 / sorted.Length, 1 - (0.5 / sorted.Length)));
    }

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place)
    {
        // the file's values are checked where they are read
    }

    /// <inheritdoc/>
    public override string Describe(string unit) => $"as in {patients.Count} patients{unit}";
}
