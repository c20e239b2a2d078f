using TrialSim.Analyses;
using TrialSim.Cli.Commands;
using TrialSim.Findings;
using TrialSim.Scenarios;

namespace TrialSim.Cli.Claiming;

/// <summary>What may be true: a scenario, what is made from it, and further scenario files.</summary>
internal static class TruthReading
{
    /// <summary>All truths, the scenario first.</summary>
    /// <exception cref="RefusedException">A file has other analyses or rules, a name is taken, or no truth is left to compare with.</exception>
    public static IReadOnlyList<ClaimTruth> Around(Scenario scenario, IReadOnlyList<string> files)
    {
        List<ClaimTruth> truths = [.. ClaimTruth.Around(scenario)];
        foreach (string file in files)
        {
            var further = Load(file, scenario);
            if (truths.Any(t => t.Name == further.Name))
            {
                throw new RefusedException($"--truth: {file}: a truth called \"{further.Name}\" is there already. Give the scenario another \"name\".");
            }

            truths.Add(ClaimTruth.AsGiven(further.Name, further));
        }

        return truths.Any(t => t.IsPredictive)
            ? truths
            : throw new RefusedException(
                $"{scenario.Name}: the drug does the same to every patient, so there is no truth under which the marker is predictive.\n"
                + $"    Name a scenario in which the drug effect depends on {scenario.TestedMarker.InWords()}, or add one with --truth FILE.");
    }

    /// <summary>A further truth's scenario.</summary>
    /// <exception cref="RefusedException">It has other analyses or rules than the scenario.</exception>
    public static Scenario Load(string file, Scenario scenario)
    {
        var further = ScenarioLoading.Load(file);
        Check(file, scenario, further);
        return further;
    }

    private static void Check(string file, Scenario scenario, Scenario further)
    {
        foreach (var analysis in scenario.Analyses)
        {
            if (further.Analyses.FirstOrDefault(a => a.Name == analysis.Name) is not { } same || same.GetType() != analysis.GetType() || same.Alternative != analysis.Alternative)
            {
                throw new RefusedException($"--truth: {file}: it has no analysis \"{analysis.Name}\" of the same kind. Give it the analyses and rules of {scenario.Name}: only what is true may differ.");
            }
        }

        string? missing = scenario.Decisions.Select(d => d.Name).Except(further.Decisions.Select(d => d.Name))
            .Concat(scenario.Rules.Select(r => r.Name).Except(further.Rules.Select(r => r.Name))).FirstOrDefault();
        if (missing is not null)
        {
            throw new RefusedException($"--truth: {file}: it has no rule \"{missing}\". Give it the analyses and rules of {scenario.Name}: only what is true may differ.");
        }
    }
}
