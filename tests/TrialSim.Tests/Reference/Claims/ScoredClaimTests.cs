using TrialSim.Characteristics;
using TrialSim.Claims;
using TrialSim.Claims.Tests;
using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Tests.Property;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.Claims;

/// <summary>
/// Claims of two thousand trials, made and scored again in R from the exported patients. Approximate: tallies keep sums to 2^-32, and their
/// squares to 2^-20.
/// </summary>
public class ScoredClaimTests
{
    private const string Claim = "subgroup-effect crp>5";
    private const double Tallied = 1e-8;
    private static readonly System.Text.Json.JsonElement Expected = ReferenceFile.Document("Claims/scored-claims.json");

    private static readonly Scenario Scenario = ShippedScenarios.Read("raison-2013.json") with
    {
        Rules =
        [
            new SubgroupAlone { Name = "sub", Of = "welch-crp>5" },
            new SubgroupWithoutOverall { Name = "swo", Of = ["ancova", "welch-crp>5"] },
            new InteractionGate { Name = "gate", Of = ["interaction"], Subgroup = "crp>5" },
        ],
    };

    private static readonly Lazy<OperatingCharacteristics> Run = new(() =>
    {
        var unknown = new TrueValue(1, 0);
        var truth = new TrueValues([.. Scenario.Analyses.Select(_ => unknown)], unknown, unknown);
        return OperatingCharacteristics.Of(Simulator.Run(Scenario, new(5, 2000, 2), truth, null, CancellationToken.None));
    });

    [Fact]
    public void The_same_trials_make_the_claims()
    {
        Is(Expected.Number("claimed"), Of("sub", ClaimMeasures.Claimed));
        Is(Expected.Number("wrong_direction"), Of("sub", ClaimMeasures.WrongDirection, Claim));
        Is(Expected.Number("without_overall"), Of("swo", ClaimMeasures.Claimed));
        Is(Expected.Number("gate"), Of("gate", ClaimMeasures.Claimed));
    }

    [Fact]
    public void Claimed_effects_are_the_same()
    {
        Is(Expected.Number("naive_effect"), Of("sub", ClaimMeasures.Effect(ClaimEstimate.Naive), Claim));
        Is(Expected.Number("shrunken_effect"), Of("sub", ClaimMeasures.Effect(ClaimEstimate.Shrunken), Claim));
        Is(Expected.Number("gate_effect"), Of("gate", ClaimMeasures.Effect(ClaimEstimate.Naive), "enhanced-effect crp>5"));
    }

    [Fact]
    public void They_are_worth_the_same()
    {
        var claims = Expected.GetProperty("claims");
        double[] effect = claims.Numbers("effect"), se = claims.Numbers("se"), df = claims.Numbers("df");
        double truth = ReferencePopulation.Draw(Scenario, 2, default).Truth(ClaimedSet.Of(Scenario.Subgroups.Single(g => g.Name == "crp>5"))).Recorded;
        Is(Mean(i => Direction(i) * truth), Of("sub", ClaimMeasures.ClaimedTruth, Claim));
        double Mean(Func<int, double> of) => Enumerable.Range(0, effect.Length).Average(of);
        double Direction(int i) => effect[i] < 0 ? -1 : 1;
        double Phi(double z) => MathNet.Numerics.Distributions.Normal.CDF(0, 1, z);
        const double Z = 1.959963984540054, Power90 = 1.2815515655446004;
        Is(Mean(i => Direction(i) * (effect[i] - truth)), Of("sub", ClaimMeasures.Optimism(ClaimEstimate.Naive), Claim));
        Is(Mean(i => Direction(i) * effect[i]) / Math.Abs(truth), Of("sub", ClaimMeasures.Exaggeration(ClaimEstimate.Naive), Claim));
        Is(Math.Sqrt(Mean(i => Math.Pow(effect[i] - truth, 2))), Of("sub", ClaimMeasures.Rmse(ClaimEstimate.Naive), Claim));
        Is(
            Mean(i => Math.Abs(effect[i] - truth) <= se[i] * MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, df[i], 0.975) ? 1 : 0),
            Of("sub", ClaimMeasures.Coverage(ClaimEstimate.Naive), Claim));
        Is(Mean(i => Phi((Direction(i) * truth / se[i]) - Z)), Of("sub", ClaimMeasures.Replication, Claim));
        Is(Mean(i => Phi(((Z + Power90) * Direction(i) * truth / Math.Abs(effect[i])) - Z)), Of("sub", ClaimMeasures.Confirmation, Claim));
    }

    private static double Of(string rule, string measure, string? claim = null) =>
        Run.Value.Figures.Single(f => f.Analysis == rule && f.Measure == measure && f.Claim == claim).Estimate!.Value;

    private static void Is(double expected, double found) => Near.Relative(expected, found, Tallied);
}
