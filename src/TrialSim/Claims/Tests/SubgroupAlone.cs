using System.Text.Json.Serialization;
using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;
using TrialSim.Quantities;

namespace TrialSim.Claims.Tests;

/// <summary>One test in one subgroup at the full level, whatever else the trial shows.</summary>
/// <remarks>Keeps its level for that one claim; says nothing of patients outside.</remarks>
public sealed record SubgroupAlone : ClaimRule
{
    /// <summary>Name of the analysis of the subgroup.</summary>
    public required string Of { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    internal override IReadOnlyList<(string Property, string Name)> AnalysesNamed => [("of", Of)];

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool ControlsFamilyWiseError => true;

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, RuleOutline outline)
    {
        base.Check(place, outline);
        if (outline.Analysis(Of) is { SubgroupsNamed: not [not "all"] })
        {
            place.At("of").Breach($"\"{Spelling.Quotable(Of)}\" is no analysis of one subgroup.", "Name one that has a \"subgroup\".", "analyses[].subgroup");
        }
    }

    /// <inheritdoc/>
    internal override IReadOnlyList<ClaimSlot> Slots(RuleOutline outline)
    {
        string subgroup = outline.Analysis(Of)!.SubgroupsNamed[0];
        return [ClaimSlot.About(ClaimKind.SubgroupEffect, subgroup, outline.Set(subgroup)!.Value)];
    }

    /// <inheritdoc/>
    internal override PreparedRule Prepare(RuleRoom room) => new Test(this, room);

    /// <inheritdoc/>
    public override string Describe() => $"announces an effect in the subgroup when {Of} is significant, {DescribeLevel()}";

    private sealed class Test(SubgroupAlone rule, RuleRoom room) : PreparedRule
    {
        private readonly int analysis = room.AnalysisNumber(rule.Of);
        private readonly double critical = NormalDistribution.UpperQuantile(rule.OneSidedLevel);
        private readonly bool eitherWay = rule.Direction == ClaimDirection.Either;

        public override void Announce(Announcement announcement)
        {
            announcement.Feasible = room.Finding(analysis).Estimable;
            var z = room.Favourable(analysis);
            announcement.Announce(0, z >= critical, eitherWay ? z <= -critical : LaneMask.None);
        }
    }
}
