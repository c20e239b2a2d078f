using TrialSim.Cohorts;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Randomization;

/// <summary>A coin for every patient: arms may end unequal.</summary>
public sealed record SimpleRandomization : RandomizationScheme
{
    /// <summary>What strata are formed of for the analyses that adjust for them; the coin takes no notice of them.</summary>
    public IReadOnlyList<StratificationFactor> Strata { get; init; } = [];

    /// <inheritdoc/>
    public override string Describe(Arms arms, MarkerUnits units) =>
        $"one by one by a coin ({Ratio} {arms.Treatment} to {arms.Control}), so that the arms may end unequal"
        + (Stratifies ? $"; strata by {string.Join(" and ", Strata.Select(s => s.Describe(units)))} are only recorded" : string.Empty);

    /// <inheritdoc/>
    internal override bool Stratifies => Strata.Count > 0;

    /// <inheritdoc/>
    internal override IReadOnlyList<ScreeningCrpFactor> ScreeningFactors => [.. Strata.OfType<ScreeningCrpFactor>()];

    /// <inheritdoc/>
    internal override Allocation Prepare(int patients) => Allocation.ByCoin(Ratio, Strata, patients);

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, Population population) => CheckStrata(place.At("strata"), Strata, population);
}
