using System.Text.Json.Serialization;
using TrialSim.Statistics.Multiplicity;

namespace TrialSim.Claims.Tests;

/// <summary>A rule that announces what a multiple test of its analyses rejects.</summary>
public abstract record ClosedTestRule : TestsRule
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override bool ControlsFamilyWiseError => true;

    /// <inheritdoc/>
    [JsonIgnore]
    internal override bool NeedsEveryTest => false;

    /// <summary>Critical values of the one-sided procedure.</summary>
    internal abstract CriticalPlan Plan(double oneSidedLevel);

    /// <inheritdoc/>
    internal override IReadOnlyList<ClaimSlot> Slots(RuleOutline outline) => [.. Claims(outline).Select(claim => claim.Slot).Distinct()];

    /// <inheritdoc/>
    internal override TestProcedure Procedure(RuleOutline outline)
    {
        var slots = Slots(outline).ToList();
        return new ClosedProcedure(Plan(OneSidedLevel), [.. Claims(outline).Select(claim => slots.IndexOf(claim.Slot))]);
    }
}
