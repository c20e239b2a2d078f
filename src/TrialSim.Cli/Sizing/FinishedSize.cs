using TrialSim.Cautions;
using TrialSim.Cli.Cautioning;
using TrialSim.Sizing;

namespace TrialSim.Cli.Sizing;

/// <summary>A finished search.</summary>
/// <param name="Result">The answers.</param>
/// <param name="TrueValues">True value of what the goal's analysis estimates at each answer, where the drug effect was sought; empty otherwise.</param>
/// <param name="Workers">Threads.</param>
/// <param name="Elapsed">How long it took.</param>
internal sealed record FinishedSize(SizeResult Result, IReadOnlyDictionary<SizeAnswer, double> TrueValues, int Workers, TimeSpan Elapsed)
{
    /// <summary>What could mislead.</summary>
    public IReadOnlyList<Caution> Cautions => field ??= SizeCautions.Of(Result);
}
