using System.Globalization;
using TrialSim.Cli.Precision;
using TrialSim.Cli.Running;

namespace TrialSim.Cli.Reports;

/// <summary>What was simulated, in words.</summary>
internal static class Introduction
{
    /// <summary>Headings with their text.</summary>
    public static IEnumerable<(string Heading, string Text)> Of(FinishedRun run)
    {
        var scenario = run.Result.Scenario;
        var units = scenario.Population.Units;
        string replicates = run.Result.Settings.Replicates.ToString("N0", CultureInfo.InvariantCulture);
        yield return ("Simulated", $"{replicates} {(run.Result.Settings.Replicates == 1 ? "trial" : "trials")}, each {scenario.Design.Describe(scenario.Arms)}.");
        foreach (var line in run.Precision is { } precision ? PrecisionLines.Of(precision) : [])
        {
            yield return line;
        }

        foreach (var line in run.Precision is { } wanted ? PrecisionLines.Money(wanted.Goal, scenario.Costs is not null) : [])
        {
            yield return line;
        }

        yield return ("Patients", string.Join("; ", scenario.Population.Describe()) + ".");
        yield return ("Randomized", scenario.Randomization.Describe(scenario.Arms, units) + ".");
        yield return ("Outcome", string.Join("; ", scenario.Outcome.Describe(units).Concat(scenario.Outcome.DescribeDropout(scenario.Arms, units))) + ".");
        if (scenario.Accrual is not null)
        {
            yield return ("Accrual", string.Join("; ", scenario.DescribeAccrual()) + ".");
        }

        if (scenario.Costs is not null)
        {
            yield return ("Costs", string.Join("; ", scenario.DescribeCosts()) + ".");
        }

        yield return ("Truth", "every patient of a large counterfactual run followed to the end under both arms; differences are "
            + $"{scenario.Arms.Treatment} minus {scenario.Arms.Control}, so negative favours {scenario.Arms.Treatment}.");
        if (scenario.Assumptions.Count > 0)
        {
            string count = scenario.Assumptions.Count == 1 ? "1 figure of this scenario has" : $"{scenario.Assumptions.Count} figures of this scenario have";
            yield return ("Assumptions", $"{count} no source; trialsim describe lists them with the reasons.");
        }

        yield return ("Reading", "± is one Monte Carlo standard error; (< x) and (> x) are 95% Monte Carlo bounds; - is not defined.");
    }
}
