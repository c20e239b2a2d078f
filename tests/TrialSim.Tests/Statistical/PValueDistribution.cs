using TrialSim.Numerics.Distributions;
using TrialSim.Outcomes;
using TrialSim.Tests.Property;
using TrialSim.Trials;

namespace TrialSim.Tests.Statistical;

/// <summary>
/// With normal scores on a continuous scale and nobody leaving, the t tests of raison-2013-null are exact: their p-values are uniform.
/// </summary>
public class PValueDistribution
{
    private const int Trials = 400_000;
    private const double BinWidth = 0.25; // in normal deviates, a multiple of the tally's 1/32
    private const int Bins = 14;

    private static readonly Lazy<NullTrials> Null = new(() =>
    {
        var scenario = ShippedScenarios.Read("raison-2013-null.json");
        var outcome = scenario.Outcome with
        {
            Visits = [scenario.Outcome.Visits[^1]], // the analyses read no other
            Residual = new CompoundSymmetry { Sd = [scenario.Outcome.Residual.Sd[^1]], Correlation = new(0) },
            Scale = new ContinuousScale(),
            Dropout = [],
        };
        return new(scenario with { Outcome = outcome }, Trials, seed: 1);
    });

    // Welch's test is approximate even so, and the tests of tables are discrete.
    [Theory]
    [InlineData("ancova")]
    [InlineData("interaction")]
    [InlineData("pooled-crp>5")]
    public void The_p_values_of_an_exact_test_are_uniform(string analysis)
    {
        var deviates = Null.Value.Tally.Deviates[Null.Value.IndexOf(analysis)];
        long[] counts = [.. Enumerable.Range(0, Bins).Select(b =>
            deviates.CountFrom(b * BinWidth) - (b == Bins - 1 ? 0 : deviates.CountFrom((b + 1) * BinWidth)))];
        // the departure: standard errors 1.2% too small
        StatisticalAssert.Distribution(counts, Probabilities(1), falseAlarm: 1e-6, detects: Probabilities(1.012));
    }

    [Theory]
    [InlineData("ancova")]
    [InlineData("interaction")]
    [InlineData("pooled-crp>5")]
    public void An_exact_test_rejects_at_its_level(string analysis) =>
        StatisticalAssert.Rate(Null.Value.Rejections(analysis), Null.Value.Done(analysis), 0.05, falseAlarm: 1e-6, detects: 0.0526);

    // Of the size of a deviate spread by a factor.
    private static double[] Probabilities(double spread) => [.. Enumerable.Range(0, Bins).Select(b =>
        2 * (NormalDistribution.UpperTail(b * BinWidth / spread)
            - (b == Bins - 1 ? 0 : NormalDistribution.UpperTail((b + 1) * BinWidth / spread))))];
}
