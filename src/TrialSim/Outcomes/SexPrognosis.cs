using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>Women change differently from men: <see cref="FemaleMinusMale"/> is added to the change of women.</summary>
public sealed record SexPrognosis : PrognosticEffect
{
    /// <summary>Difference in change, women minus men, HAM-D points.</summary>
    public required HamdPoints FemaleMinusMale { get; init; }

    /// <inheritdoc/>
    internal override void Add(TrialBlock trial, ReadOnlySpan<Lanes> before, Span<Lanes> after)
    {
        Lanes points = FemaleMinusMale.Value;
        var female = trial.Female;
        for (int i = 0; i < after.Length; i++)
        {
            after[i] = Lanes.Fma(points, female[i], before[i]);
        }
    }

    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) => $"change of {FemaleMinusMale.Value} points more in women than in men";
}
