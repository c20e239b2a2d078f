using TrialSim.Claims.Tests;
using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Tests.Statistical.Rules;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.Claims;

/// <summary>What rules over pre-specified tests claim at given deviates, against R.</summary>
/// <remarks>Exact: claims are yes or no, and the nearest deviate, given to 0.001, lies further from its limit than any rounding.</remarks>
public sealed class RuleReferenceTests
{
    private static readonly IReadOnlyList<string> Four = ["everybody", "high", "low", "interaction"];
    private static readonly IReadOnlyList<Probability> Weights = [new(0.4), new(0.3), new(0.2), new(0.1)];

    public static TheoryData<string> Rules => [.. All.Select(rule => rule.Name)];

    private static IEnumerable<TestsRule> All =>
    [
        new Bonferroni { Name = "bonferroni", Of = Four },
        new Bonferroni { Name = "weighted bonferroni", Of = Four, Weights = Weights },
        new Holm { Name = "holm", Of = Four },
        new Hochberg { Name = "hochberg", Of = Four },
        new Simes { Name = "simes", Of = Four },
        new Simes { Name = "weighted simes", Of = Four, Weights = Weights },
        new FixedSequence { Name = "fixed sequence", Of = Four },
        new Fallback { Name = "fallback", Of = Four, Weights = Weights },
        new Graphical
        {
            Name = "graph",
            Of = Four,
            Weights = [new(0.5), new(0.5), new(0), new(0)],
            Transitions = [[new(0), new(0.5), new(0.5), new(0)], [new(0.5), new(0), new(0), new(0.5)], [new(0), new(1), new(0), new(0)], [new(1), new(0), new(0), new(0)]],
        },
        new SpiessensDebois { Name = "correlated", Of = ["everybody", "high"] },
        new SpiessensDebois { Name = "correlated split", Of = ["everybody", "high"], OverallShare = new(0.8) },
        new Mast { Name = "mast", Of = ["high", "low", "everybody"] },
    ];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_claims_what_R_rejects(string name)
    {
        var rule = All.Single(r => r.Name == name);
        rule = rule.Of.Contains("interaction") ? rule with { Subgroup = "high" } : rule;
        var outline = ErrorRules.Trial(0.3, [rule]).Outline();
        var procedure = rule.Procedure(outline);
        var claimed = new LaneMask[rule.Slots(outline).Count];
        var seen = new HashSet<string>();
        foreach (var reference in ReferenceFile.Cases("Claims/rules-over-tests.json", "cases"))
        {
            double[] z = reference.Numbers("z");
            if (procedure is SpiessensDebois.ClosedPair pair)
            {
                pair.InformationShare = reference.Number("share");
            }

            Lanes[] favourable = [.. rule.Of.Select(test => (Lanes)z[Four.ToList().IndexOf(test)])];
            procedure.Judge(favourable, claimed);
            string expected = reference.GetProperty(name).GetString()!;
            Assert.Equal(expected, string.Concat(claimed.Select(mask => mask.Any ? '1' : '0')));
            seen.Add(expected);
        }

        Assert.True(seen.Count >= 4, "the cases show too few of the possible outcomes");
    }
}
