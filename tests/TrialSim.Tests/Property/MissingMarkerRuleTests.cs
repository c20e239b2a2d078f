using TrialSim.Claims.Searches;
using TrialSim.Scenarios;
using TrialSim.Trials;

namespace TrialSim.Tests.Property;

/// <summary>Claim rules that look at every patient's marker are not used where values of it are missing.</summary>
public class MissingMarkerRuleTests
{
    [Theory]
    [InlineData("sil-6r", true)]
    [InlineData("crp", false)]
    public void A_search_over_a_marker_with_missing_values_is_refused(string marker, bool isRefused)
    {
        var scenario = ShippedScenarios.Read("raison-2013-panel.json") with
        {
            Rules = [new BestCut { Name = "search", Marker = new(marker), Cuts = [new(2), new(5), new(30)], Correction = new Uncorrected() }],
        };
        var problems = scenario.Problems();
        Assert.Equal(isRefused ? ["rules[0]"] : [], problems.Select(p => p.Path));
        Assert.All(problems, p => Assert.Contains("missing", p.Found, StringComparison.Ordinal));
    }
}
