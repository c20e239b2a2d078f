using System.Text.Json.Serialization;
using TrialSim.Characteristics;

namespace TrialSim.Cli.Results;

/// <summary>How results are written in JSON; generated at build time because reflection would cost start-up time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.KebabCaseLower, GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(Provenance))]
[JsonSerializable(typeof(Figure))]
internal sealed partial class ResultsJson : JsonSerializerContext;
