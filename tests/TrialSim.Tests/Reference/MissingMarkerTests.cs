using TrialSim.Analyses;
using TrialSim.Designs;
using TrialSim.Scenarios;
using TrialSim.Tests.Behaviour;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference;

/// <summary>Analyses of a simulated trial with missing biomarkers against R's complete cases (missing-markers.R).</summary>
public sealed class MissingMarkerTests
{
    private static readonly Scenario Missing = ScenarioFile.Read(Repository.Path("tests/TrialSim.Tests/Scenarios/missing-markers.json")).Scenario!;

    /// <summary>
    /// Estimate, standard error and number of patients. Linear models, tables and likelihoods with a sharp maximum agree to 1e-8 of the
    /// standard error; nlme stops its search of the mixed models at about 1e-4 of it.
    /// </summary>
    [Theory]
    [InlineData("ancova", 1e-8)]
    [InlineData("locf", 1e-8)]
    [InlineData("interaction", 1e-8)]
    [InlineData("above", 1e-8)]
    [InlineData("thirds", 1e-8)]
    [InlineData("logistic", 1e-8)]
    [InlineData("logistic-interaction", 1e-8)]
    [InlineData("cox", 1e-8)]
    [InlineData("cox-interaction", 1e-8)]
    [InlineData("cmh", 1e-8)]
    [InlineData("mmrm", 1e-3)]
    [InlineData("mmrm-main", 1e-3)]
    public void Who_has_no_value_is_left_out_as_in_R(string name, double within)
    {
        var expected = ReferenceFile.Cases("MissingMarkers/missing-markers.json", "cases").Single(c => c.GetProperty("name").GetString() == name);
        using var run = new TrialRun(Missing.Protocol());
        int place = Missing.Analyses.ToList().FindIndex(a => a.Name == name);
        var prepared = Missing.Analyses[place].Prepare(run.Endpoints);
        run.Conduct(Missing.Seed, 0);
        var finding = run.Findings[place];
        double se = expected.Number("se");
        Near.Absolute(expected.Number("estimate"), finding.Estimate[0], within * se, name);
        Near.Absolute(se, Math.Sqrt(finding.Variance[0]), within * se, name);
        Assert.Equal(expected.Whole("n"), (int)(prepared.Sizes.Treatment + prepared.Sizes.Control)[0]);
    }

    /// <summary>Without missing values the same analyses use everybody whom the response lets in: the masks were about something.</summary>
    [Fact]
    public void Nobody_is_left_out_where_nothing_is_missing()
    {
        var whole = Missing with { Population = Missing.Population with { Markers = [.. Missing.Population.Markers.Select(m => m with { Missing = new(0) })] } };
        Assert.All(Sizes(whole).Zip(Sizes(Missing)), n => Assert.True(n.First > n.Second));
    }

    private static double[] Sizes(Scenario scenario)
    {
        using var run = new TrialRun(scenario.Protocol());
        PreparedAnalysis[] prepared = [.. scenario.Analyses.Select(a => a.Prepare(run.Endpoints))];
        run.Conduct(scenario.Seed, 0);
        return [.. prepared.Select(p => (p.Sizes.Treatment + p.Sizes.Control)[0])];
    }
}
