namespace TrialSim.Statistics.Power;

/// <summary>Power of the two-sided test that treatment acts alike in patients with and without a marker, in a linear model of the four cells.</summary>
/// <remarks>
/// Exact for normal outcomes with one standard deviation. With four equal cells the interaction's variance is four times that of the effect
/// of treatment (Brookes et al. 2004, Journal of Clinical Epidemiology 57:229-236).
/// </remarks>
public sealed record SubgroupInteractionPlan
{
    /// <summary>Treated patients with the marker.</summary>
    public required double PositiveTreated { get; init; }

    /// <summary>Control patients with the marker.</summary>
    public required double PositiveControls { get; init; }

    /// <summary>Treated patients without the marker.</summary>
    public required double NegativeTreated { get; init; }

    /// <summary>Control patients without the marker.</summary>
    public required double NegativeControls { get; init; }

    /// <summary>True effect of treatment in patients with the marker, in the outcome's unit.</summary>
    public required double EffectInPositive { get; init; }

    /// <summary>True effect of treatment in patients without the marker.</summary>
    public required double EffectInNegative { get; init; }

    /// <summary>Standard deviation of the outcome within a cell.</summary>
    public required double StandardDeviation { get; init; }

    /// <summary>Two-sided level.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>Degrees of freedom of the interaction test.</summary>
    public double DegreesOfFreedom => Patients - 4;

    /// <summary>Interaction over its standard error.</summary>
    public double Noncentrality => (EffectInPositive - EffectInNegative) / (StandardDeviation
        * Math.Sqrt((1 / PositiveTreated) + (1 / PositiveControls) + (1 / NegativeTreated) + (1 / NegativeControls)));

    /// <summary>Power of the interaction test.</summary>
    public double Power => PowerOfT.TwoSided(Noncentrality, DegreesOfFreedom, Alpha);

    /// <summary>Power of the pooled t test of treatment in the patients with the marker.</summary>
    public double PowerInPositive => PowerOfT.TwoSample(EffectInPositive / StandardDeviation, PositiveTreated, PositiveControls, Alpha);

    /// <summary>Power of the pooled t test of treatment in all patients, as if the spread between the subgroups did not widen the residuals.</summary>
    public double PowerOverallNaive
    {
        get
        {
            double treated = PositiveTreated + NegativeTreated;
            double mean = ((PositiveTreated * EffectInPositive) + (NegativeTreated * EffectInNegative)) / treated;
            return PowerOfT.TwoSample(mean / StandardDeviation, treated, PositiveControls + NegativeControls, Alpha);
        }
    }

    /// <summary>All patients for a power of the interaction test, the cells keeping their shares.</summary>
    public double TotalFor(double power) => 4 + PowerSearch.Solve(n => Scaled((4 + n) / Patients).Power, power, 100, "number of patients");

    private double Patients => PositiveTreated + PositiveControls + NegativeTreated + NegativeControls;

    private SubgroupInteractionPlan Scaled(double factor) => this with
    {
        PositiveTreated = factor * PositiveTreated,
        PositiveControls = factor * PositiveControls,
        NegativeTreated = factor * NegativeTreated,
        NegativeControls = factor * NegativeControls,
    };
}
