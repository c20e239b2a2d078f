using TrialSim.Quantities;

namespace TrialSim.Assurance;

/// <summary>Truths listed in a CSV file, one a row, all as probable: draws from a distribution that has no formula, of several properties at once if need be.</summary>
public sealed record DrawsPrior : TruthPrior
{
    /// <summary>
    /// The CSV file, beside this one unless the path says otherwise. Its columns are "effect" (multiples of the drug effect), or paths of
    /// properties of the scenario with numbers.
    /// </summary>
    public required string File { get; init; }

    /// <summary>The rows; none before <see cref="PriorRows.Into"/> has brought them.</summary>
    internal PriorRows? Rows { get; init; }

    /// <inheritdoc/>
    internal override string? WhyNotAPart => "a list of draws stands by itself";

    /// <inheritdoc/>
    public override string Describe() => Rows is null ? $"draws in {File}" : $"{Rows.Count} draws of {string.Join(", ", Rows.Columns)} in {File}";

    /// <inheritdoc/>
    internal override PriorLaw Law() => new(Listed.GroupBy(effect => effect).OrderBy(same => same.Key).Select(same => new WeightedLaw(same.Count(), new NormalLaw(same.Key, 0))));

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, PriorUnit unit)
    {
        if (unit == PriorUnit.OfProperty)
        {
            place.At("file").Breach("the columns of the file say what the draws are about.", "Leave out \"about\".", "about");
        }
    }

    // one column of effects is a distribution of the effect; of several columns there is no one number
    private IReadOnlyList<double> Listed => Rows?.Effects ?? [double.NaN];
}
