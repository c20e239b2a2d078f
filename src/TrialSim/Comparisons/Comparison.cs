namespace TrialSim.Comparisons;

/// <summary>What a comparison of designs found.</summary>
/// <param name="Plan">What was compared.</param>
/// <param name="Figures">Every figure of every design, with the differences.</param>
/// <param name="Seed">Seed of all randomness.</param>
/// <param name="Replicates">Trials of each design, under its truth and under its null.</param>
/// <param name="Digest">SHA-256 over everything counted.</param>
public sealed record Comparison(ComparisonPlan Plan, IReadOnlyList<ComparedFigure> Figures, ulong Seed, long Replicates, string Digest)
{
    /// <summary>The figures by which designs are judged: those with a preference that all of them have.</summary>
    public IReadOnlyList<ComparedFigure> Criteria => [.. Figures.Where(figure => figure.Better != Preference.None && figure.IsOfAll)];

    /// <summary>Which designs are beaten, by which, in what: numbers into <see cref="Criteria"/>.</summary>
    public IReadOnlyList<Dominance> Dominated()
    {
        var criteria = Criteria;
        return ParetoFront.Of(
            Plan.Designs.Count,
            [.. criteria.Select(figure => (Func<int, int, int>)((design, other) => figure.Judge(design, other, Plan.AcceptableError)))]);
    }

    /// <summary>A figure by its name; null where no design has it.</summary>
    public ComparedFigure? Figure(string name) => Figures.FirstOrDefault(figure => figure.Name == name);
}
