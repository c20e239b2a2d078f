using TrialSim.Quantities;

namespace TrialSim.Outcomes;

/// <summary>Every pair of visits has its own correlation.</summary>
public sealed record UnstructuredCovariance : VisitCovariance
{
    /// <summary>Lower triangle without its diagonal: row j holds the correlations of visit j + 1 with visits 1 to j.</summary>
    public required IReadOnlyList<IReadOnlyList<Correlation>> Correlation { get; init; }

    /// <inheritdoc/>
    internal override double CorrelationOf(int j, int k, VisitSchedule visits) => Correlation[Math.Max(j, k) - 1][Math.Min(j, k)].Value;

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, int visits)
    {
        base.Check(place, visits);
        if (visits > 0 && Correlation.Count != visits - 1)
        {
            place.At("correlation").Breach(
                $"{Correlation.Count} {(Correlation.Count == 1 ? "row" : "rows")} for {visits} {(visits == 1 ? "visit" : "visits")}.",
                "Give a row for each visit from the second on: [[r21], [r31, r32], …].",
                "outcome.visits");
            return;
        }

        for (int row = 0; row < Correlation.Count; row++)
        {
            if (Correlation[row].Count != row + 1)
            {
                place.At("correlation").At(row).Breach(
                    $"{Correlation[row].Count} correlations of visit {row + 2} with earlier visits.",
                    $"Give {row + 1}: with each of the visits before it.");
            }
        }
    }

    /// <inheritdoc/>
    public override string Describe() => $"residual SD {string.Join(", ", Sd.Select(s => s.Value))} points, unstructured correlation";
}
