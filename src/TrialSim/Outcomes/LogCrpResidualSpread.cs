using TrialSim.Cohorts;
using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>
/// Residuals are multiplied by <see cref="FactorPerUnit"/> to the power (ln CRP - ln <see cref="CentredAt"/>), ln CRP being the lasting
/// level; the factor never goes beyond <see cref="AtMost"/>, nor below its inverse.
/// </summary>
public sealed record LogCrpResidualSpread : ResidualSpread
{
    /// <summary>The marker; levels of it are given in its unit, and a biomarker acts by its natural logarithm.</summary>
    [UntracedDefault]
    public PatientMarker Marker { get; init; } = PatientMarker.Crp;

    /// <summary>Factor of the standard deviation for each unit of ln CRP; above 1 where the inflamed vary more.</summary>
    public required Multiplier FactorPerUnit { get; init; }

    /// <summary>CRP, mg/L, at which the standard deviation is that of "residual".</summary>
    public required Concentration CentredAt { get; init; }

    /// <summary>Largest factor, 1 or more; its inverse is the smallest.</summary>
    public Multiplier AtMost { get; init; } = new(3);

    /// <inheritdoc/>
    internal override void Write(TrialBlock trial, Span<Lanes> factors)
    {
        var level = trial.Level(Marker);
        Lanes slope = Portable.Log(FactorPerUnit.Value);
        Lanes centre = Marker.Inside(CentredAt.Value);
        double limit = Portable.Log(AtMost.Value);
        Lanes most = limit;
        Lanes least = -limit;
        for (int i = 0; i < factors.Length; i++)
        {
            factors[i] = LaneMath.Exp(Lanes.Max(Lanes.Min(slope * (level[i] - centre), most), least));
        }
    }

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, Population population)
    {
        population.MustKnow(place.At("marker"), Marker);
        if (!(AtMost.Value >= 1))
        {
            place.At("at-most").Breach($"{AtMost.Value} as the largest factor lies below its inverse, the smallest.", "Use 1 or more, such as 3.");
        }
    }

    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) =>
        $"residuals multiplied by {FactorPerUnit.Value} for each unit of {Marker.Coded()} from {CentredAt.Value}{units.After(Marker)}, at most by {AtMost.Value} and at least by its inverse";
}
