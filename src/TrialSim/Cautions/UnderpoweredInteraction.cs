using System.Globalization;
using TrialSim.Analyses;
using TrialSim.Characteristics;
using TrialSim.Outcomes;
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

    /// <inheritdoc/>
    internal override IEnumerable<string> After(SimulationResult result, Func<string?, string, Figure?> figure)
    {
        for (int a = 0; a < result.Scenario.Analyses.Count; a++)
        {
            var analysis = result.Scenario.Analyses[a];
            if (analysis.Target is EffectSlope or LogOddsRatioSlope && IsLookedFor(analysis.Alternative, result.Truth.Analyses[a])
                && figure(analysis.Name, Measures.RejectionRate) is { Estimate: < Half and { } power, Upper: < Half })
            {
                string exaggeration = figure(analysis.Name, Measures.TypeM)?.Estimate is { } factor
                    ? string.Create(CultureInfo.InvariantCulture, $", and shows {factor:0.0} times the truth when it finds it") : string.Empty;
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{analysis.Name} finds the interaction that is there in {100 * power:0}% of trials only{exaggeration}: that it is not significant does not speak against an interaction. "
                    + $"Take more patients (trialsim size), or report the estimate with its interval.");
            }
        }
    }

    private static bool IsLookedFor(Alternative alternative, TrueValue truth) => truth.IsDefined && !truth.IsZero
        && (alternative == Alternative.TwoSided || (alternative == Alternative.Less ? truth.Value < 0 : truth.Value > 0));
}
