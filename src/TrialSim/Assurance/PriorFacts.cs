using TrialSim.Outcomes;
using TrialSim.Scenarios;

namespace TrialSim.Assurance;

/// <summary>What a prior says before any trial is simulated, in multiples of the scenario's drug effect.</summary>
/// <param name="MeanMultiple">Mean effect; NaN where it is no multiple.</param>
/// <param name="Effect">Probability that there is something to find.</param>
/// <param name="Benefit">Probability that a success in favour of the treatment would be true; NaN where its direction is unknown.</param>
internal readonly record struct PriorFacts(double MeanMultiple, double Effect, double Benefit)
{
    /// <summary>From the prior's formula where the effect is a multiple of what the prior is about, else from the truths drawn.</summary>
    public static PriorFacts Of(StatedPrior prior, Scenario given, AssuranceGoal goal, IReadOnlyList<DrawnTruth> truths)
    {
        double perUnit = prior.Prior is DrawsPrior ? double.NaN : MultipleAt(prior, given, 1);
        if (!double.IsFinite(perUnit) || perUnit == 0 || MultipleAt(prior, given, 0) != 0)
        {
            return OfTruths(truths);
        }

        var law = prior.Prior.Law();
        double positive = perUnit > 0 ? law.Above(0) : law.Below(0);
        double negative = perUnit > 0 ? law.Below(0) : law.Above(0);
        return new(perUnit * law.Mean, goal.Sign == ClaimedSign.Nothing ? 0 : 1 - law.Exactly(0), goal.Sign switch
        {
            ClaimedSign.Favourable => positive,
            ClaimedSign.Adverse => negative,
            ClaimedSign.Nothing => 0,
            _ => double.NaN,
        });
    }

    private static PriorFacts OfTruths(IReadOnlyList<DrawnTruth> truths) => new(
        truths.Average(t => t.Multiple),
        truths.Average(t => t.Kind == TruthKind.Null ? 0.0 : 1),
        truths.Average(t => t.Kind switch { TruthKind.Favourable => 1, TruthKind.Undirected => double.NaN, _ => 0.0 }));

    private static double MultipleAt(StatedPrior prior, Scenario given, double effect) =>
        prior.At(given, effect).Scenario is { Outcome.DrugEffect: DrugEffect drug } ? EffectMultiple.Of(drug, given.Outcome.DrugEffect, given.Population) : double.NaN;
}
