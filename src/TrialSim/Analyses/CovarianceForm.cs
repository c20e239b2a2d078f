using System.Text.Json.Serialization;

namespace TrialSim.Analyses;

/// <summary>What a mixed model for repeated measures assumes of the variances and correlations of a patient's visits.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CovarianceForm>))]
public enum CovarianceForm
{
    /// <summary>A variance for each visit and a correlation for each pair of visits.</summary>
    [JsonStringEnumMemberName("unstructured")]
    Unstructured,

    /// <summary>A variance for each visit, a correlation for each distance of two visits in the schedule.</summary>
    [JsonStringEnumMemberName("heterogeneous-toeplitz")]
    HeterogeneousToeplitz,

    /// <summary>A variance for each visit, a correlation for each two neighbours; visits further apart have the product of those between.</summary>
    [JsonStringEnumMemberName("heterogeneous-ante-dependence")]
    HeterogeneousAnteDependence,

    /// <summary>A variance for each visit, one correlation of neighbours; visits k apart have its k-th power.</summary>
    [JsonStringEnumMemberName("heterogeneous-ar1")]
    HeterogeneousAr1,

    /// <summary>A variance for each visit, one correlation.</summary>
    [JsonStringEnumMemberName("heterogeneous-compound-symmetry")]
    HeterogeneousCompoundSymmetry,

    /// <summary>One variance, a correlation for each distance.</summary>
    [JsonStringEnumMemberName("toeplitz")]
    Toeplitz,

    /// <summary>One variance, a correlation for each two neighbours.</summary>
    [JsonStringEnumMemberName("ante-dependence")]
    AnteDependence,

    /// <summary>One variance, one correlation of neighbours; visits k apart have its k-th power.</summary>
    [JsonStringEnumMemberName("ar1")]
    Ar1,

    /// <summary>One variance, one correlation.</summary>
    [JsonStringEnumMemberName("compound-symmetry")]
    CompoundSymmetry,
}
