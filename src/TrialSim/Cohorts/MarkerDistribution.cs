using System.Text.Json.Serialization;
using TrialSim.Numerics;
using TrialSim.Quantities;

namespace TrialSim.Cohorts;

/// <summary>The marginal distribution of one measurement of a biomarker in those who come to screening.</summary>
/// <remarks>
/// Biomarkers are joined by a Gaussian copula: each has a standard normal score, and its concentration is the distribution's quantile at
/// that score's probability. Inside the engine the natural logarithm of the concentration is kept.
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(LogNormalMarker), "log-normal")]
[JsonDerivedType(typeof(NormalMarker), "normal")]
[JsonDerivedType(typeof(QuantileMarker), "quantiles")]
public abstract record MarkerDistribution
{
    /// <summary>Replaces standard normal scores by the natural logarithms of the concentrations at them; never falling in the score.</summary>
    internal abstract void FromScores(Span<Lanes> scores);

    /// <summary>Moves natural logarithms of concentrations by measurement errors that are given on the scale of scores.</summary>
    internal abstract void AddErrors(Span<Lanes> logs, ReadOnlySpan<Lanes> errors);

    /// <summary>The score at which a log concentration lies: the inverse of <see cref="FromScores"/>.</summary>
    internal abstract double ScoreOf(double logConcentration);

    /// <summary>Mean of the natural logarithm, exactly where it is normal, else the logarithm of the median.</summary>
    [JsonIgnore]
    internal abstract double LogCentre { get; }

    /// <summary>Natural-logarithm units per unit of score: exactly where the logarithm is normal, else half the distance of the quantiles at scores of -1 and 1.</summary>
    [JsonIgnore]
    internal virtual double LogScale
    {
        get
        {
            Span<Lanes> scores = [-1.0, 1.0];
            FromScores(scores);
            return (scores[1][0] - scores[0][0]) / 2;
        }
    }

    /// <summary>Reports what cannot be.</summary>
    internal abstract void Check(ScenarioPlace place);

    /// <summary>The distribution in words, concentrations in a unit.</summary>
    public abstract string Describe(string unit);
}
