using TrialSim.Numerics;

namespace TrialSim.Simulation;

/// <summary>Sums over the patients of a batch from which an estimand's value follows.</summary>
internal struct EffectSums
{
    /// <summary>Patients; their outcome without treatment, and what treatment adds; the marker, its squares and products with that effect.</summary>
    public double N, Untreated, Effect, Marker, MarkerSquares, MarkerEffect;

    /// <summary>What the value is made of.</summary>
    public EstimandForm Form;

    /// <summary>The value: not a number where nobody belongs to the subgroup, or the marker is the same for everybody; not finite where a probability is 0 or 1.</summary>
    public readonly double Value() =>
        N == 0 ? double.NaN : Form switch
        {
            EstimandForm.Slope => ((N * MarkerEffect) - (Marker * Effect)) / ((N * MarkerSquares) - (Marker * Marker)),
            EstimandForm.LogOddsRatio => LogOdds(Untreated + Effect) - LogOdds(Untreated),
            _ => Effect / N,
        };

    private readonly double LogOdds(double responders) => Portable.Log(responders / (N - responders));
}
