using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Scenarios;

namespace TrialSim.Simulation;

/// <summary>Patients of a trial who received the drug and truly do better on it than on placebo, or worse: their own effect at its full size.</summary>
/// <param name="Worse">Those who do worse.</param>
public sealed record TreatedMeasure(bool Worse) : TrialMeasure
{
    /// <inheritdoc/>
    public override double Unit => 16; // up to 100,000 patients

    /// <inheritdoc/>
    public override string Describe() => Worse ? "patients in the trial whom the drug harms" : "patients in the trial whom the drug helps";

    /// <inheritdoc/>
    internal override Gauge In(Scenario scenario) => new Reading(Worse, (int)scenario.Design.Patients.Value);

    private sealed class Reading(bool worse, int patients) : Gauge
    {
        private readonly Lanes[] points = new Lanes[patients];

        public override LaneMask Read(TrialRun run, out Lanes value)
        {
            run.WriteEffect(points);
            var treated = run.Trial.Treated;
            value = Lanes.Zero;
            for (int i = 0; i < points.Length; i++)
            {
                var counts = worse ? points[i] > Lanes.Zero : points[i] < Lanes.Zero;
                value += counts.Keep(treated[i]);
            }

            return LaneMask.All;
        }
    }
}
