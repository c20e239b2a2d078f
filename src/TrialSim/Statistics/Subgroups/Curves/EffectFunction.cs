using TrialSim.Numerics;

namespace TrialSim.Statistics.Subgroups.Curves;

/// <summary>Fits the outcome of each arm on one or two functions of a marker: the estimated treatment effect at any patient's marker.</summary>
internal abstract class EffectFunction : IDisposable
{
    private Lanes atOrigin;
    private Lanes slope1;
    private Lanes slope2;

    /// <summary>Room for the candidate functions of the marker.</summary>
    private protected EffectFunction(ArmwiseTerms terms) => Terms = terms;

    /// <summary>The candidate functions.</summary>
    private protected ArmwiseTerms Terms { get; }

    /// <summary>Fits both models and tests whether the effect depends on the marker.</summary>
    public abstract TreatmentByMarker Fit(in OneMarkerTrials patients);

    /// <summary>Estimated effect, treatment minus control, at the marker of each patient of one trial; after <see cref="Fit"/>.</summary>
    /// <param name="lane">Which trial.</param>
    /// <param name="effects">One per patient, unobserved ones included; unit of the outcome.</param>
    public void Effects(int lane, Span<double> effects)
    {
        var (first, second) = TermsOf(lane);
        var f1 = Terms[first];
        var f2 = Terms[second];
        double slope = slope1[lane];
        double other = first == second ? 0 : slope2[lane];
        for (int i = 0; i < effects.Length; i++)
        {
            effects[i] = atOrigin[lane] + (slope * f1[i][lane]) + (other * f2[i][lane]);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Terms.Dispose();

    /// <summary>Numbers of the functions in the model of one trial; both the same for a model with one.</summary>
    private protected abstract (int First, int Second) TermsOf(int lane);

    /// <summary>Keeps the difference of the arms' fitted functions.</summary>
    /// <param name="treated">The fit of the treatment arm.</param>
    /// <param name="control">The fit of the control arm.</param>
    /// <param name="mean1">The first function's mean in the treatment and in the control arm.</param>
    /// <param name="mean2">The second function's.</param>
    private protected void Keep(in TwoTermFit treated, in TwoTermFit control, in ArmMeans mean1, in ArmMeans mean2)
    {
        var (t1, t2) = treated.Coefficients;
        var (c1, c2) = control.Coefficients;
        (slope1, slope2) = (t1 - c1, t2 - c2);
        atOrigin = Terms.MeanDifference - (t1 * mean1.Treated) + (c1 * mean1.Control) - (t2 * mean2.Treated) + (c2 * mean2.Control);
    }
}
