using TrialSim.Quantities;
using TrialSim.Statistics.Subgroups.Curves;

namespace TrialSim.Claims.Curves;

/// <summary>Cross-validated adaptive signature design: an effect in everybody, or else in the patients whom markers call sensitive that were chosen without them.</summary>
/// <remarks>
/// The patients are divided into parts; who is sensitive in a part is learned from all the others. The statistic is Student's t in all
/// sensitive patients together, judged by permuting the arms and learning again each time: p = (1 + permutations at least as large) /
/// (1 + permutations). The claimed set is learned from everybody; where that selects no marker there is no claim about a subgroup. The effect in
/// the sensitive patients is the honest estimate, without a standard error, since the parts share what they were learned from. The permutation is
/// exact where the treatment does nothing to anybody; a claim may be false where it helps other patients, so that no strong control is
/// promised. Source: Freidlin, Jiang and Simon (2010), Clinical Cancer Research 16:691-698.
/// </remarks>
public sealed record CrossValidatedSignature : SignatureRule
{
    /// <summary>Number of parts.</summary>
    public int Folds { get; init; } = 5;

    /// <summary>Number of permutations.</summary>
    public int Permutations { get; init; } = 1000;

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, RuleOutline outline)
    {
        base.Check(place, outline);
        PermutationCounts.Check(place.At("permutations"), Permutations, SubgroupLevel);
        int patients = (int)outline.Trial.Patients;
        if (!(Folds >= 2 && Folds <= patients))
        {
            place.At("folds").Breach($"{Folds} parts of {patients} patients.", $"Use 2 to {patients}, such as 5 or 10.", outline.Trial.PatientsPath);
        }
    }

    /// <inheritdoc/>
    internal override PreparedRule Prepare(RuleRoom room) => new CrossValidatedTest(this, room);

    /// <summary>Room for learning part by part.</summary>
    internal FoldedSignature Folded(ReadOnlySpan<int> sizes) => new(Markers.Count, sizes, SelectionAlpha.Value, Margin.Value, GoodOutcome.Low);

    /// <inheritdoc/>
    public override string Describe() =>
        $"cross-validated signature design: learns who is sensitive in each of {Folds} parts from the others, {Permutations} permutations, {DescribeSelection()}";
}
