using System.Globalization;
using System.Numerics;
using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;
using TrialSim.Statistics.Multiplicity;
using TrialSim.Tests.Support;
using Xunit.Abstractions;

namespace TrialSim.Tests.Published;

/// <summary>Three weighted hypotheses in a single step, with and without knowledge of their correlation (Xi 2017), by deviates in lanes.</summary>
public sealed class WeightedMultiplicityTests(ITestOutputHelper output)
{
    private const double Alpha = 0.025;
    private const int Trials = 1_000_000;

    private static readonly PublishedCase Case = PublishedCase.Read("pub-08-weighted-multiplicity");
    private static readonly double[] Weights = [0.4, 0.4, 0.2];
    private static readonly Dictionary<string, double[]> Rates = [];

    public static TheoryData<string> Quantities => Case.Quantities;

    [Theory]
    [MemberData(nameof(Quantities))]
    public void Knowing_the_correlation_raises_the_power_of_a_weighted_single_step(string quantity)
    {
        // "theta=3.4,3.4,0 rho=0.5 method B H1" or "rho=0.5 c"
        string[] words = quantity.Split(' ');
        string rho = words.Single(word => word.StartsWith("rho=", StringComparison.Ordinal))[4..];
        double correlation = double.Parse(rho, CultureInfo.InvariantCulture);
        if (words[^1] == "c")
        {
            double third = NormalDistribution.UpperTail(Parametric(correlation)[2]);
            Case.Compare(output, quantity, PublishedEstimate.Formula(third / (Alpha * Weights[2])));
            return;
        }

        string run = $"{words[0]} {words[1]} {words[3]}";
        if (!Rates.TryGetValue(run, out double[]? rates))
        {
            double[] means = [.. words[0]["theta=".Length..].Split(',').Select(mean => double.Parse(mean, CultureInfo.InvariantCulture))];
            rates = Rates[run] = Simulate(means, correlation, words[3] == "A" ? CriticalPlan.SingleStep(Weights, Alpha) : CriticalPlan.SingleStep(Parametric(correlation)));
        }

        double rate = rates[words[^1] switch { "H1" => 0, "H2" => 1, "H3" => 2, "any" => 3, _ => throw new ArgumentException(quantity) }];
        Case.Compare(output, quantity, new PublishedEstimate("simulation", rate, Math.Sqrt(rate * (1 - rate) / Trials)));
    }

    private static double[] Parametric(double correlation)
    {
        double[,] matrix = { { 1, correlation, correlation }, { correlation, 1, correlation }, { correlation, correlation, 1 } };
        return new WeightedParametric { Correlation = matrix }.CriticalValues(Weights, [0, 1, 2], Alpha);
    }

    private static double[] Simulate(double[] means, double correlation, CriticalPlan plan)
    {
        LaneClosedTest test = new(plan);
        var draws = DeviateTrials.Exchangeable(20_260_101, correlation, means);
        var deviates = new Lanes[3];
        var rejected = new LaneMask[3];
        var hits = new long[4];
        for (int trial = 0; trial < Trials; trial += Lanes.Count)
        {
            draws.Draw((ulong)trial, deviates);
            test.Judge(deviates, rejected);
            var any = LaneMask.None;
            for (int i = 0; i < rejected.Length; i++)
            {
                hits[i] += BitOperations.PopCount(rejected[i].Bits);
                any |= rejected[i];
            }

            hits[3] += BitOperations.PopCount(any.Bits);
        }

        return [.. hits.Select(count => (double)count / Trials)];
    }
}
