using TrialSim.Analyses;
using TrialSim.Characteristics;
using TrialSim.Outcomes;
using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Statistics;

namespace TrialSim.Cautions;

/// <summary>An interaction test misses a true interaction more often than it finds it.</summary>
public sealed record UnderpoweredInteraction : CautionRule
{
    private const double Half = 0.5;

    /// <inheritdoc/>
    public override string Kind => "underpowered-interaction";

    /// <inheritdoc/>
    public override string Meaning => "A test of interaction has power below one half although there is an interaction";

    /// <summary>For other commands than run: whether an analysis misses an interaction that is there more often than it finds it.</summary>
    /// <param name="analysis">The analysis.</param>
    /// <param name="truth">True value of what it estimates.</param>
    /// <param name="power">How often it rejects.</param>
    public Caution? OfPower(Analysis analysis, TrueValue truth, Estimate power)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        return IsLookedFor(analysis, truth) && power is { Value: < Half, Upper: < Half } ? Of(analysis.Name, power.Value, null) : null;
    }

    /// <summary>Whether an analysis tests an interaction.</summary>
    public static bool Tests(Analysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        return analysis.Target is EffectSlope or LogOddsRatioSlope;
    }

    /// <inheritdoc/>
    internal override IEnumerable<Caution> After(Scenario scenario, TrueValues truths, Func<string?, string, Figure?> figure)
    {
        for (int a = 0; a < scenario.Analyses.Count; a++)
        {
            var analysis = scenario.Analyses[a];
            if (IsLookedFor(analysis, truths.Analyses[a]) && figure(analysis.Name, Measures.RejectionRate) is { Estimate: < Half and { } power, Upper: < Half })
            {
                yield return Of(analysis.Name, power, figure(analysis.Name, Measures.TypeM)?.Estimate);
            }
        }
    }

    private Caution Of(string analysis, double power, double? exaggeration) => Say(
        analysis,
        $"{analysis} finds the interaction that is there in {100 * power:0}% of trials only{(exaggeration is { } factor ? FormattableString.Invariant($", and shows {factor:0.0} times the truth when it finds it") : string.Empty)}: that it is not significant does not speak against an interaction. Take more patients (trialsim size), or report the estimate with its interval.");

    private static bool IsLookedFor(Analysis analysis, TrueValue truth) => Tests(analysis) && truth.IsDefined && !truth.IsZero
        && (analysis.Alternative == Alternative.TwoSided || (analysis.Alternative == Alternative.Less ? truth.Value < 0 : truth.Value > 0));
}
