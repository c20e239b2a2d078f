using TrialSim.Statistics.Formulas;

namespace TrialSim.Statistics.MixedModels;

/// <summary>Random effects that vary together from group to group: <c>(1 + Days | Subject)</c>.</summary>
/// <param name="Effects">The effects as a formula without response; each of its columns is one random effect.</param>
/// <param name="Grouping">Columns whose combinations are the groups.</param>
public sealed record RandomTerm(Formula Effects, IReadOnlyList<string> Grouping)
{
    /// <summary>The grouping in words: <c>Subject</c>, <c>Centre:Subject</c>.</summary>
    public string Group => string.Join(':', Grouping);
}
