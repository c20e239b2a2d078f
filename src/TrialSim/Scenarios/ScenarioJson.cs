using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace TrialSim.Scenarios;

/// <summary>How scenarios are written in JSON: kebab-case, comments allowed, nothing unknown, nothing twice, nothing missing.</summary>
/// <remarks>Not source-generated: the generator would overwrite the defaults of init-only properties that a file leaves out.</remarks>
internal static class ScenarioJson
{
    /// <summary>The options, fixed.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    /// <summary>How scenarios are read and written.</summary>
    public static JsonTypeInfo<Scenario> Scenario { get; } = (JsonTypeInfo<Scenario>)Options.GetTypeInfo(typeof(Scenario));

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions
        {
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
            PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            ReadCommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
            AllowDuplicateProperties = false,
            AllowOutOfOrderMetadataProperties = true,
            RespectNullableAnnotations = true,
            WriteIndented = true,
        };
        options.MakeReadOnly();
        return options;
    }
}
