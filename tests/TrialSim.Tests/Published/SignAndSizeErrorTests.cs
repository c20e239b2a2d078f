using System.Globalization;
using TrialSim.Analyses;
using TrialSim.Characteristics;
using TrialSim.Numerics.Distributions;
using TrialSim.Statistics;
using TrialSim.Statistics.Power;
using Xunit.Abstractions;

namespace TrialSim.Tests.Published;

/// <summary>What is significant in a study without power has often the wrong sign and always the wrong size (Gelman and Carlin 2014).</summary>
public sealed class SignAndSizeErrorTests(ITestOutputHelper output)
{
    private static readonly PublishedCase Case = PublishedCase.Read("pub-04-type-s-m");

    private static readonly PublishedRuns<double> Shifts = new(shift => PublishedRun.Of(Study(shift), 1_000_000));

    public static TheoryData<string> Quantities => Case.Quantities;

    [Theory]
    [MemberData(nameof(Quantities))]
    public void Significant_findings_without_power_mislead_in_sign_and_size(string quantity) =>
        Case.Compare(output, quantity, Estimates(quantity));

    private static PublishedEstimate[] Estimates(string quantity)
    {
        string[] words = quantity.Split(' ', ',');
        double shift = double.Parse(words[1], CultureInfo.InvariantCulture) / double.Parse(words[4], CultureInfo.InvariantCulture);
        var run = Shifts[shift];
        return quantity.Split(", ")[^1] switch
        {
            "power" => [run.Rate("test"), PublishedEstimate.Formula(PowerOfZ.TwoSided(shift, 0.05))],
            "type S" => [run.Of("test", Measures.TypeS), PublishedEstimate.Formula(PowerOfZ.SignError(shift, 0.05))],
            "type M" => [run.Of("test", Measures.TypeM), PublishedEstimate.Formula(PowerOfZ.Exaggeration(shift, 0.05))],
            _ => throw new ArgumentOutOfRangeException(nameof(quantity), quantity, "nothing reproduces it"),
        };
    }

    // Integrated over the estimated standard error, all figures lie within a quarter of their tolerances from those of z: with little
    // power when 400 patients are tested at 0.05, with much when 1000 are tested at the critical value of z.
    private static Scenarios.Scenario Study(double shift)
    {
        int patients = shift < 1 ? 400 : 1000;
        double alpha = shift < 1 ? 0.05 : StudentT.TwoSidedTail(1.959963984540054, patients - 2);
        return TextbookTrial.WithEffect(patients, shift * 2 / Math.Sqrt(patients)) with
        {
            Analyses = [new PooledT { Name = "test", Alpha = new(alpha) }],
        };
    }
}
