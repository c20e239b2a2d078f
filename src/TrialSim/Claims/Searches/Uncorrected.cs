using System.Text.Json.Serialization;

namespace TrialSim.Claims.Searches;

/// <summary>What looks best is tested as if it had been the only thing looked at: the naive practice.</summary>
/// <remarks>Altman, Lausen, Sauerbrei and Schumacher (1994), Journal of the National Cancer Institute 86:829-835.</remarks>
public sealed record Uncorrected : SearchCorrection
{
    /// <inheritdoc/>
    [JsonIgnore]
    internal override bool KeepsLevel => false;

    /// <inheritdoc/>
    internal override PreparedRule Prepare(BestCut rule, RuleRoom room) => new Nominal(rule, room);

    /// <inheritdoc/>
    public override string Describe() => "uncorrected for the search";

    private sealed class Nominal(BestCut rule, RuleRoom room) : AdjustedCutTest(rule, room)
    {
        private protected override double Adjust(double p, int lane) => p;
    }
}
