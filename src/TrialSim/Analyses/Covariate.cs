using System.Text.Json.Serialization;
using TrialSim.Trials;

namespace TrialSim.Analyses;

/// <summary>What a model may adjust for: a marker as known at baseline by its name, a biomarker as ln concentration, or the randomization strata.</summary>
/// <param name="Name">The name, as files use it; "log-crp" is "crp".</param>
[JsonConverter(typeof(CovariateConverter))]
public readonly record struct Covariate(string Name)
{
    /// <summary>Baseline score.</summary>
    public static Covariate Baseline { get; } = new("baseline");

    /// <summary>ln of baseline CRP as measured.</summary>
    public static Covariate LogCrp { get; } = new("log-crp");

    /// <summary>Sex.</summary>
    public static Covariate Sex { get; } = new("sex");

    /// <summary>The randomization strata, as a factor.</summary>
    public static Covariate Strata { get; } = new("strata");

    /// <summary>The marker; null for the strata.</summary>
    internal PatientMarker? Marker => this == Strata ? null : this == LogCrp ? PatientMarker.Crp : new(Name);

    /// <summary>The covariate as results name it.</summary>
    public override string ToString() => Name;
}
