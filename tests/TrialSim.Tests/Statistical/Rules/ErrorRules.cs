using TrialSim.Analyses;
using TrialSim.Claims;
using TrialSim.Claims.Tests;
using TrialSim.Quantities;
using TrialSim.Scenarios;
using TrialSim.Tests.Published;
using TrialSim.Trials;

namespace TrialSim.Tests.Statistical.Rules;

/// <summary>The rules over pre-specified tests whose error rates are measured, and a small trial for them: one visit, a score without bounds.</summary>
internal static class ErrorRules
{
    /// <summary>Patients of a trial.</summary>
    public const int Patients = 120;

    private static readonly IReadOnlyList<string> Three = ["everybody", "high", "low"];

    /// <summary>Rules that look for benefit only, at half the level, or in both directions.</summary>
    public static IReadOnlyList<ClaimRule> All(ClaimDirection direction)
    {
        SignificanceLevel alpha = new(direction == ClaimDirection.Either ? 0.05 : 0.025);
        return
        [
            new SubgroupAlone { Name = "subgroup-alone", Of = "high", Alpha = alpha, Direction = direction },
            new InteractionAndSubgroup { Name = "interaction-and-subgroup", Of = ["interaction", "high"], Subgroup = "high", Alpha = alpha, Direction = direction },
            new EffectSizeGate { Name = "effect-size-gate, significant", Of = ["high"], AtLeast = new(0.5), Evidence = SizeEvidence.Significant, Alpha = alpha, Direction = direction },
            new FixedSequence { Name = "fixed-sequence", Of = ["high", "everybody", "low"], Alpha = alpha, Direction = direction },
            new Fallback { Name = "fallback", Of = ["everybody", "high"], Weights = [new(0.8), new(0.2)], Alpha = alpha, Direction = direction },
            new Mast { Name = "mast", Of = ["high", "low", "everybody"], Alpha = alpha, Direction = direction },
            new Bonferroni { Name = "bonferroni", Of = Three, Alpha = alpha, Direction = direction },
            new Holm { Name = "holm", Of = Three, Alpha = alpha, Direction = direction },
            new Holm { Name = "holm with interaction", Of = ["everybody", "high", "interaction"], Subgroup = "high", Alpha = alpha, Direction = direction },
            new Hochberg { Name = "hochberg", Of = Three, Alpha = alpha, Direction = direction },
            new Simes { Name = "simes", Of = Three, Alpha = alpha, Direction = direction },
            new Simes { Name = "simes, everybody and subgroup", Of = ["everybody", "high"], Alpha = alpha, Direction = direction },
            new SpiessensDebois { Name = "spiessens-debois", Of = ["everybody", "high"], Alpha = alpha, Direction = direction },
            new SpiessensDebois { Name = "spiessens-debois, 0.8 for everybody", Of = ["everybody", "high"], OverallShare = new(0.8), Alpha = alpha, Direction = direction },
            new Graphical
            {
                Name = "graphical",
                Of = Three,
                Weights = [new(0.5), new(0.5), new(0)],
                Transitions = [[new(0), new(0.5), new(0.5)], [new(1), new(0), new(0)], [new(0), new(1), new(0)]],
                Alpha = alpha,
                Direction = direction,
            },
            new InteractionGate { Name = "interaction-gate", Of = ["interaction"], Subgroup = "high", Alpha = alpha, Direction = direction },
            new EffectSizeGate { Name = "effect-size-gate", Of = ["high"], AtLeast = new(0.5), Alpha = alpha, Direction = direction },
            new SubgroupWithoutOverall { Name = "subgroup-without-overall", Of = ["everybody", "high"], Alpha = alpha, Direction = direction },
            new AnySubgroup { Name = "any-subgroup", Of = ["high", "low"], Alpha = alpha, Direction = direction },
        ];
    }

    /// <summary>A trial with these rules, whose subgroup holds about a share of the patients.</summary>
    public static Scenario Trial(double share, IReadOnlyList<ClaimRule> rules)
    {
        Concentration cut = new(Numerics.Portable.Exp(Numerics.Distributions.NormalDistribution.UpperQuantile(share)));
        return TextbookTrial.Of(Patients) with
        {
            Subgroups = [new Subgroup { Name = "high", CrpAbove = cut }, new Subgroup { Name = "low", CrpAtMost = cut }],
            Analyses =
            [
                new PooledT { Name = "everybody" },
                new PooledT { Name = "high", Subgroup = "high" },
                new PooledT { Name = "low", Subgroup = "low" },
                new CrpInteraction { Name = "interaction", Marker = new AboveCoding { Cut = cut }, Covariates = [] },
            ],
            Rules = rules,
        };
    }
}
