namespace TrialSim.Statistics.Power;

/// <summary>
/// How many patients a trial in everybody must randomize for one that a trial in the marker-positive needs, for the same power of a
/// two-sample comparison of means.
/// </summary>
/// <remarks>Source: Maitournam and Simon (2005), Stat Med 24:329-339, for a marker that is measured without error.</remarks>
public sealed record EnrichmentEfficiency
{
    /// <summary>Share of marker-positive patients, above 0 and at most 1.</summary>
    public required double Prevalence { get; init; }

    /// <summary>Effect in the marker-positive, in standard deviations; not 0.</summary>
    public required double EffectInPositives { get; init; }

    /// <summary>Effect in the marker-negative, in standard deviations, of the same sign.</summary>
    public required double EffectInNegatives { get; init; }

    /// <summary>Patients randomized, everybody over marker-positive only; infinite where the effects cancel each other.</summary>
    public double Randomized
    {
        get
        {
            double diluted = Prevalence + ((1 - Prevalence) * EffectInNegatives / EffectInPositives);
            return 1 / (diluted * diluted);
        }
    }

    /// <summary>The same, where the mixture of two effects widens the treated arm and nothing widens the control arm.</summary>
    public double RandomizedWithMixture
    {
        get
        {
            double between = EffectInPositives - EffectInNegatives;
            return Randomized * (1 + (0.5 * Prevalence * (1 - Prevalence) * between * between));
        }
    }

    /// <summary>Patients screened, everybody over marker-positive only: below 1 where screening for the marker costs more than it spares.</summary>
    public double Screened => Randomized * Prevalence;
}
