namespace TrialSim.Claims.Searches;

/// <summary>The p-value of the best cut times the number of cuts tried.</summary>
public sealed record BonferroniCuts : CutCorrection
{
    /// <inheritdoc/>
    internal override PreparedRule Prepare(BestCut rule, RuleRoom room) => new Multiplied(rule, room);

    /// <inheritdoc/>
    public override string Describe() => "its p-value multiplied by the number of cuts tried";

    private sealed class Multiplied(BestCut rule, RuleRoom room) : AdjustedCutTest(rule, room)
    {
        private protected override double Adjust(double p, int lane) => p * Searches.Tried(lane);
    }
}
