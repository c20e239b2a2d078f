using TrialSim.Cohorts;
using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>Members of the population's latent class change more, or less, than the others in both arms alike.</summary>
public sealed record ClassPrognosis : PrognosticEffect
{
    /// <summary>Change in points, members minus others; positive where members improve less.</summary>
    public required HamdPoints MembersMinusOthers { get; init; }

    /// <inheritdoc/>
    internal override void Add(TrialBlock trial, ReadOnlySpan<Lanes> before, Span<Lanes> after)
    {
        Lanes difference = MembersMinusOthers.Value;
        var inClass = trial.InClass;
        for (int i = 0; i < after.Length; i++)
        {
            after[i] = Lanes.Fma(inClass[i], difference, before[i]);
        }
    }

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, Population population) => population.MustHaveClass(place);

    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) => $"change of {MembersMinusOthers.Value:+0.####;-0.####;0} points in members of the latent class, in both arms";
}
