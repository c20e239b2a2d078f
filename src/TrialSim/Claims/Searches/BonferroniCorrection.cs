namespace TrialSim.Claims.Searches;

/// <summary>The p-value of the best test times the number of tests; of cut-points, the number that could be tried in the trial.</summary>
public sealed record BonferroniCorrection : SearchCorrection
{
    /// <inheritdoc/>
    internal override PreparedRule Prepare(BestCut rule, RuleRoom room) => new Multiplied(rule, room);

    /// <inheritdoc/>
    public override string Describe() => "its p-value multiplied by the number of tests";

    private sealed class Multiplied(BestCut rule, RuleRoom room) : AdjustedCutTest(rule, room)
    {
        private protected override double Adjust(double p, int lane) => p * Searches.Tried(lane);
    }
}
