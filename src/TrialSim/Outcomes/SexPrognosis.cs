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
    internal override void AddTo(TrialBlock trial, Span<Lanes> change)
    {
        Lanes points = FemaleMinusMale.Value;
        var female = trial.Female;
        for (int i = 0; i < change.Length; i++)
        {
            change[i] = Lanes.Fma(points, female[i], change[i]);
        }
    }

    /// <inheritdoc/>
    public override string Describe() => $"change of {FemaleMinusMale.Value} points more in women than in men";
}
