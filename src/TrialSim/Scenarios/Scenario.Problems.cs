using TrialSim.Cohorts;
using TrialSim.Quantities;

namespace TrialSim.Scenarios;

/// <content>Rules between the values of a scenario; each family of methods adds its own by its Check.</content>
public sealed partial record Scenario
{
    /// <summary>Everything that cannot be, all at once; empty where the scenario can be simulated.</summary>
    public IReadOnlyList<ScenarioProblem> Problems() => [.. AllBreaches().Select(b => new ScenarioProblem(b.Path, b.Found, b.Remedy))];

    /// <summary>Broken rules, and whether anybody is eligible, which only candidates drawn by sound rules can show.</summary>
    internal List<RuleBreach> AllBreaches()
    {
        var breaches = Breaches();
        if (breaches.Count == 0)
        {
            EligibleShare.Check(new(breaches, "population"), Population, Outcome.Scale, Outcome.RaterNoise);
        }

        return breaches;
    }

    /// <summary>Broken rules.</summary>
    internal List<RuleBreach> Breaches()
    {
        var breaches = new List<RuleBreach>();
        var root = new ScenarioPlace(breaches, string.Empty);
        double patients = Design.Patients.Value;
        CheckNames(root);
        Population.Check(root.At("population"), patients);
        Randomization.Check(root.At("randomization"), Population);
        Outcome.Check(root.At("outcome"), Population);
        Accrual?.Check(root.At("accrual"), patients);
        Costs?.Check(root.At("costs"), Population, Accrual is not null);
        CheckBaseline(root.At("population").At("baseline").At("mean"));
        NameRules.CheckSubgroups(root.At("subgroups"), Subgroups, Population.Units, CheckAgainstScreening);
        CheckAnalyses(root.At("analyses"));
        CheckDecisions(root.At("decisions"));
        CheckClaims(root.At("claims"));
        CheckRules(root.At("rules"), breaches);
        return breaches;
    }

    private void CheckNames(ScenarioPlace root)
    {
        NameRules.CheckFileName(root.At("name"), Name);
        var arms = root.At("arms");
        NameRules.CheckName(arms.At("treatment"), Arms.Treatment);
        NameRules.CheckName(arms.At("control"), Arms.Control);
        if (string.Equals(Arms.Treatment, Arms.Control, StringComparison.OrdinalIgnoreCase) && !string.IsNullOrWhiteSpace(Arms.Control))
        {
            arms.At("control").Breach($"\"{Spelling.Quotable(Arms.Control)}\" is the name of the other arm too.", "Name the arms differently.", "arms.treatment");
        }
    }

    private void CheckBaseline(ScenarioPlace place)
    {
        double mean = Population.Baseline.Mean.Value;
        if (!Outcome.Scale.Holds(mean))
        {
            place.Breach($"{mean} does not lie on the outcome's scale ({Outcome.Scale.Describe()}).", "Change it, or \"outcome.scale\".", "outcome.scale");
        }
    }
}
