using System.Text.Json.Serialization;

namespace TrialSim.Claims.Searches;

/// <summary>Which side of a cut may be claimed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SearchedSide>))]
public enum SearchedSide
{
    /// <summary>Patients above it.</summary>
    [JsonStringEnumMemberName("above")]
    Above,

    /// <summary>The better of the two sides.</summary>
    [JsonStringEnumMemberName("either")]
    Either,
}
