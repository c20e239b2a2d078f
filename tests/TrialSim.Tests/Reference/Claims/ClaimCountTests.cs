using TrialSim.Characteristics;
using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Tests.Behaviour;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.Claims;

/// <summary>
/// Trials of 500 in which each claim of 263 rules is made, against a second program of the rules in R, from their documentation. Exact: counts.
/// Readings that the documentation had left open were settled by what was found here; they are written down since.
/// </summary>
public class ClaimCountTests
{
    [Fact]
    public void Every_claim_is_made_in_as_many_trials_as_in_R()
    {
        var scenario = ScenarioFile.Read(Repository.Path("tests/TrialSim.Tests/Reference/Claims/claim-counts-scenario.json")).Scenario!;
        var unknown = new TrueValue(1, 0);
        var truth = new TrueValues([.. scenario.Analyses.Select(_ => unknown)], unknown, unknown);
        var figures = OperatingCharacteristics.Of(Simulator.Run(scenario, new(9, 500, 2), truth, null, default)).Figures
            .Where(f => f.Measure == ClaimMeasures.Claimed)
            .ToDictionary(f => $"{f.Analysis} | {f.Claim ?? "(any)"}", f => (int)Math.Round(f.Estimate!.Value * 500));
        var expected = ReferenceFile.Document("Claims/claim-counts.json").GetProperty("claimed").EnumerateObject().ToDictionary(c => c.Name, c => c.Value.GetInt32());
        Assert.InRange(expected.Count, 700, figures.Count);
        Assert.All(expected, claim => Assert.Equal((claim.Key, claim.Value), (claim.Key, figures[claim.Key])));
    }
}
