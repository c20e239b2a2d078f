using TrialSim.Analyses;
using TrialSim.Claims;
using TrialSim.Quantities;
using TrialSim.Scenarios;

namespace TrialSim.Atlas;

/// <summary>Puts scenario, plan and null families together.</summary>
/// <param name="scenario">The user's scenario, without problems.</param>
/// <param name="plan">The user's plan; null is the standard one.</param>
public sealed class AtlasComposition(Scenario scenario, AtlasPlan? plan)
{
    private static readonly Ancova Unread = new() { Name = "unread" }; // a trial has at least one analysis, even where rules need none

    private readonly bool isStandard = plan is null or { Rules.Count: 0 };
    private readonly AtlasPlan source = plan is { Rules.Count: > 0 } ? plan : AtlasPlan.StandardFor(scenario) with { Families = plan?.Families ?? [] };
    private readonly List<LeftOut> leftOut = [];
    private readonly List<ScenarioProblem> problems = [];

    /// <summary>Names of all families that can be asked for.</summary>
    public IReadOnlyList<string> FamilyNames => [.. Known().Select(f => f.Family.Name)];

    /// <summary>Names of all rules that can be asked for.</summary>
    public IReadOnlyList<string> RuleNames => [.. source.Rules.Select(r => r.Name)];

    /// <summary>Composes the atlas of some families and rules; null is all of them.</summary>
    /// <param name="families">Names out of <see cref="FamilyNames"/>.</param>
    /// <param name="rules">Names out of <see cref="RuleNames"/>.</param>
    public AtlasSetupReading Compose(IReadOnlyList<string>? families, IReadOnlyList<string>? rules)
    {
        if (!isStandard)
        {
            // a plan may be without analyses, a scenario not
            var breaches = (With(source.Rules) with { Analyses = source.Analyses }).Breaches();
            Report(source.Analyses.Count > 0 ? breaches : [.. breaches.Where(b => b.Path != "analyses")], string.Empty);
        }

        var fitting = FittingRules(rules);
        var host = With(fitting);
        if (problems.Count == 0 && fitting.Count == 0)
        {
            problems.Add(new("rules", "none of them fits this scenario.", "Write a plan of your own (trialsim schema --atlas-plan) and give it with --plan."));
        }

        List<(NullFamily, Scenario)> members = problems.Count == 0 ? Members(host, families) : [];
        var used = source with { Subgroups = host.Subgroups, Analyses = host.Analyses, Rules = host.Rules };
        return problems.Count > 0
            ? new(null, problems)
            : new(new AtlasSetup { Scenario = scenario, WithRules = host, Plan = used, Families = members, LeftOut = leftOut }, []);
    }

    // A rule of the standard plan that needs what the scenario has not is left out; the user's own, or one asked for by name, is a mistake.
    private List<ClaimRule> FittingRules(IReadOnlyList<string>? asked)
    {
        var fitting = new List<ClaimRule>();
        foreach (var rule in source.Rules.Where(r => asked is null || asked.Contains(r.Name)))
        {
            var breaches = isStandard ? With([rule]).Breaches() : [];
            if (breaches.Count == 0)
            {
                fitting.Add(rule);
            }
            else if (asked is null)
            {
                leftOut.Add(new(rule.Name, breaches[0].Found));
            }
            else
            {
                Report(breaches, $"rule {rule.Name} of the standard plan: ");
            }
        }

        return fitting;
    }

    private Scenario With(IReadOnlyList<ClaimRule> rules)
    {
        Analysis[] read = [.. source.Analyses.Where(a => rules.Any(r => r.AnalysesNamed.Any(n => n.Name == a.Name)))];
        return scenario with
        {
            Subgroups = source.Subgroups,
            Analyses = read.Length > 0 ? read : [Unread],
            Rules = rules,
            Decisions = [],
            Claims = [],
        };
    }

    private void Report(List<RuleBreach> breaches, string about) =>
        problems.AddRange(breaches.Select(b => new ScenarioProblem(b.Path, about + b.Found, b.Remedy)));

    private IEnumerable<(NullFamily Family, string Path)> Known() =>
        ShippedFamilies.For(scenario).Select(f => (f, string.Empty)).Concat(source.Families.Select((f, i) => (f, $"families[{i}].set")));

    private List<(NullFamily Family, Scenario Scenario)> Members(Scenario host, IReadOnlyList<string>? asked)
    {
        var members = new List<(NullFamily, Scenario)>();
        foreach (var (family, path) in Known().Where(f => asked is null || asked.Contains(f.Family.Name)))
        {
            var reading = family.Apply(host);
            if (reading.Scenario is { } made)
            {
                members.Add((family, made));
            }
            else if (path.Length == 0 && asked is null)
            {
                leftOut.Add(new(family.Name, $"{reading.Problems[0].Path}: {reading.Problems[0].Found}"));
            }
            else
            {
                problems.AddRange(reading.Problems.Select(p => p with { Path = path, Found = $"family {family.Name}: {p.Path}: {p.Found}" }));
            }
        }

        return members;
    }
}
