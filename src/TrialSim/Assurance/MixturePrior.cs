using TrialSim.Quantities;

namespace TrialSim.Assurance;

/// <summary>Several priors, each with its share of the probability; "no effect at all" is a point at 0.</summary>
public sealed record MixturePrior : TruthPrior
{
    /// <summary>The parts, two or more; their weights sum to 1.</summary>
    public required IReadOnlyList<PriorPart> Parts { get; init; }

    /// <inheritdoc/>
    internal override string? WhyNotUpdated => Parts.Select(p => p.Prior.WhyNotUpdated).FirstOrDefault(why => why is not null);

    /// <inheritdoc/>
    public override string Describe() => string.Join("; ", Parts.Select(p => FormattableString.Invariant($"with probability {p.Weight.Value:G4} {p.Prior.Describe()}")));

    /// <inheritdoc/>
    internal override PriorLaw Law() =>
        new(Parts.SelectMany(part => part.Prior.Law().Pieces.Select(piece => piece with { Weight = piece.Weight * part.Weight.Value })));

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, PriorUnit unit)
    {
        var parts = place.At("parts");
        if (Parts.Count < 2)
        {
            parts.Breach($"{(Parts.Count == 0 ? "no part" : "one part")}, so nothing is mixed.", "List two or more, or use the one prior by itself.");
        }
        else if (Parts.Sum(p => p.Weight.Value) is var sum && Math.Abs(sum - 1) > 1e-9)
        {
            parts.Breach(FormattableString.Invariant($"the weights sum to {sum:G6}."), "Let them sum to 1.", "parts[].weight");
        }

        for (int i = 0; i < Parts.Count; i++)
        {
            var prior = parts.At(i).At("prior");
            if (Parts[i].Prior.WhyNotAPart is { } why)
            {
                prior.Breach($"{why}, so it cannot be a part.", "Mix it into the rows of the file, or give the prior by another kind.");
            }
            else
            {
                Parts[i].Prior.Check(prior, unit);
            }
        }
    }
}
