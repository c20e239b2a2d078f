using System.Reflection;
using TrialSim.Outcomes;
using TrialSim.Scenarios;
using TrialSim.Simulation;

namespace TrialSim.Characteristics;

/// <summary>What a simulation run found: provenance and figures.</summary>
/// <param name="Provenance">What was run.</param>
/// <param name="Figures">Every figure, each with its Monte Carlo error; per analysis first, then per subgroup, arm and visit.</param>
public sealed record OperatingCharacteristics(Provenance Provenance, IReadOnlyList<Figure> Figures)
{
    /// <summary>Version of the engine.</summary>
    public static string Version { get; } =
        typeof(OperatingCharacteristics).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>The figures of a finished run.</summary>
    public static OperatingCharacteristics Of(SimulationResult result)
    {
        var scenario = result.Scenario;
        var figures = new List<Figure>();
        for (int a = 0; a < scenario.Analyses.Count; a++)
        {
            var (arm, subgroup, visit) = About(scenario, a);
            figures.AddRange(AnalysisFigures.Of(result, a)
                .Select(f => Figure(scenario.Analyses[a].Name, f.Measure, arm, subgroup, visit, f.Estimate)));
        }

        for (int rule = 0; rule < scenario.Decisions.Count; rule++)
        {
            long yes = result.Tally.Moments.CountOf(result.Tally.Layout.Decision(rule));
            figures.Add(Figure(scenario.Decisions[rule].Name, Measures.RejectionRate, null, null, null, Estimate.Share(yes, result.Settings.Replicates)));
        }

        if (scenario.Claims.Count > 0)
        {
            long errors = result.Tally.Moments.CountOf(TallyLayout.FamilyWiseError);
            figures.Add(Figure(null, Measures.FamilyWiseError, null, null, null, Estimate.Share(errors, result.Settings.Replicates)));
        }

        for (int rule = 0; rule < result.Tally.Claims.Length; rule++)
        {
            figures.AddRange(ClaimFigures.Of(scenario.Rules[rule].Name, result.Tally.Claims[rule]));
        }

        figures.AddRange(PatientFigures.Of(result));
        var provenance = new Provenance(
            Version, scenario.Name, ScenarioFile.Hash(scenario), result.Settings.Seed, result.Settings.Replicates, result.Digest);
        return new(provenance, figures);
    }

    /// <summary>A figure; what is not a number becomes null.</summary>
    internal static Figure Figure(string? analysis, string measure, string? arm, string? subgroup, double? visit, Estimate estimate) =>
        new(analysis, measure, arm, subgroup, visit, Known(estimate.Value), Known(estimate.Mcse), Known(estimate.Lower), Known(estimate.Upper))
        {
            Support = estimate.Support,
        };

    private static double? Known(double value) => double.IsFinite(value) ? value : null;

    private static (string? Arm, string? Subgroup, double? Visit) About(Scenario scenario, int analysis) =>
        (null, scenario.Analyses[analysis].SubgroupsNamed is [var subgroup] ? subgroup : null, scenario.Analyses[analysis].Target switch { MeanDifference mean => mean.Week, MarkerLogRatio ratio => ratio.Week, _ => null });
}
