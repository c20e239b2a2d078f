using TrialSim.Characteristics;
using TrialSim.Claims;
using TrialSim.Scenarios;
using TrialSim.Simulation;

namespace TrialSim.Atlas;

/// <summary>The atlas of a scenario: how often each rule makes a false claim in each null family.</summary>
/// <param name="Provenance">What was run.</param>
/// <param name="Figures">Every figure with its Monte Carlo error, by family, rule and measure.</param>
public sealed record FalseClaimAtlas(AtlasProvenance Provenance, IReadOnlyList<AtlasFigure> Figures)
{
    /// <summary>The figures of a finished run.</summary>
    public static FalseClaimAtlas Of(AtlasResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var setup = result.Setup;
        var figures = new List<AtlasFigure>();
        for (int f = 0; f < setup.Families.Count; f++)
        {
            for (int r = 0; r < setup.Rules.Count; r++)
            {
                var tally = result.Tally(f, r);
                figures.AddRange(Counts(tally).Select(count => Figure(
                    setup.Families[f].Family.Name, setup.Rules[r].Name, count.Measure, Estimate.Share(count.Hits, result.Settings.Replicates))));
            }
        }

        var provenance = new AtlasProvenance(
            OperatingCharacteristics.Version,
            setup.Scenario.Name,
            ScenarioFile.Hash(setup.Scenario),
            AtlasPlanFile.Hash(setup.Plan with { Families = [.. setup.Families.Select(f => f.Family)] }),
            result.Settings.Seed,
            result.Settings.Replicates,
            result.Digest);
        return new(provenance, figures);
    }

    private static IEnumerable<(string Measure, long Hits)> Counts(ClaimTally tally) =>
    [
        (Measures.FamilyWiseError, tally.Moments.CountOf(ClaimLayout.AnyFalse)),
        .. Enum.GetValues<ClaimKind>().Select(kind => (AtlasMeasures.FalseOf(kind), tally.Moments.CountOf(ClaimLayout.AnyFalseOf(kind)))),
        (ClaimMeasures.Claimed, tally.Moments.CountOf(ClaimLayout.AnyClaim)),
        (ClaimMeasures.RuleFailed, tally.Moments.CountOf(ClaimLayout.Failed)),
    ];

    private static AtlasFigure Figure(string family, string rule, string measure, Estimate estimate) =>
        new(family, rule, measure, estimate.Value, estimate.Mcse, estimate.Lower, estimate.Upper);
}
