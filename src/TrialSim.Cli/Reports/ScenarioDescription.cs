using System.Globalization;
using TrialSim.Cautions;
using TrialSim.Characteristics;
using TrialSim.Cli.Cautioning;
using TrialSim.Cli.Terminal;
using TrialSim.Scenarios;
using TrialSim.Trials;

namespace TrialSim.Cli.Reports;

/// <summary>A scenario in words: what is simulated, who comes, how outcomes arise, what is estimated and concluded, and on what grounds.</summary>
internal static class ScenarioDescription
{
    /// <summary>The description as text.</summary>
    public static string Write(Scenario scenario)
    {
        var page = new Page();
        var units = scenario.Population.Units;
        page.Title($"{scenario.Name}: {scenario.Title}");
        page.Points("Trial", [$"{scenario.Design.Describe(scenario.Arms)}"]);
        page.Points("Patients", scenario.Population.Describe());
        page.Points("Allocation", [scenario.Randomization.Describe(scenario.Arms, units)]);
        page.Points("Outcome", scenario.Outcome.Describe(units));
        page.Points("Dropout", scenario.Outcome.DescribeDropout(scenario.Arms, units));
        page.Points("Accrual", scenario.DescribeAccrual());
        page.Points("Costs", scenario.DescribeCosts());
        page.Points("Classifier", [.. ClassFigures.Of(scenario).Select(figure => $"{Digits.Of(figure.Estimate)} {figure.Words}")]);
        page.Points("Subgroups", scenario.Subgroups.Where(s => s.Name != Subgroup.All).Select(s => $"{s.Name}: {s.Describe(units)}"));
        page.Points("Analyses", scenario.Analyses.Select(a => $"{a.Name}: {a.Describe(units)}. Estimates the {a.Target.Describe(units)}."));
        page.Points("Decisions", scenario.Decisions.Select(d => $"{d.Name}: {d.Describe()}"));
        page.Points("Claims", scenario.Claims.Count == 0 ? [] : [$"{string.Join(", ", scenario.Claims)}: significant results that would be announced; a false one is a family-wise error"]);
        page.Points("Claim rules", scenario.Rules.Select(r => $"{r.Name}: {r.Describe()}"));
        page.Points("Runs", [string.Create(CultureInfo.InvariantCulture, $"{scenario.Replicates.Value:N0} trials from seed {scenario.Seed}, unless the command line says otherwise")]);
        page.Points("Sources", scenario.Sources.Select(s => $"{s.Citation}{(s.Id is null ? string.Empty : $" ({s.Id})")}: {s.Figures}"));
        page.Points("Assumptions", scenario.Assumptions.Select(a => $"{a.About}: {a.Reason}"));
        page.Points("Notes", scenario.Notes);
        CautionPart.Write(page, CautionList.Of(scenario));
        return page.ToString();
    }
}
