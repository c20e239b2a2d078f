using System.Globalization;
using System.Text.Json.Nodes;
using TrialSim.Numerics;

namespace TrialSim.Atlas;

/// <summary>Levels and slopes of the CRP that the shipped records are written for, in terms of another biomarker.</summary>
/// <param name="logCentre">Mean ln concentration of that biomarker.</param>
/// <param name="logScale">Standard deviation of its ln concentration.</param>
internal sealed class MarkerScaling(double logCentre, double logScale)
{
    private const double CrpLogMean = 1.23;
    private const double CrpLogSd = 1.35;

    private static readonly string[] Levels = ["cut", "centred-at", "turns-at", "null-at"];

    /// <summary>For CRP itself, whatever its distribution: the records stay as they are.</summary>
    public static MarkerScaling None { get; } = new(CrpLogMean, CrpLogSd);

    /// <summary>What a slope per unit of ln CRP is multiplied by, to make as much of a standard deviation.</summary>
    public double Slope => CrpLogSd / logScale;

    /// <summary>A difference of ln concentration that is as much of a standard deviation as one of ln CRP.</summary>
    public double Difference(double logCrp) => logCrp * logScale / CrpLogSd;

    /// <summary>The ln concentration with the same normal score as an ln CRP.</summary>
    public double LogLevel(double logCrp) => logCentre + (logScale * (logCrp - CrpLogMean) / CrpLogSd);

    /// <summary>The concentration with the same normal score as a level of CRP, to three digits as somebody would choose it.</summary>
    public double Level(double crp) => this == None ? crp : double.Parse(
        Portable.Exp(LogLevel(Portable.Log(crp))).ToString("G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>Converts the levels and slopes among a record's own properties, in place.</summary>
    public void Convert(JsonObject record)
    {
        foreach (string property in record.Select(p => p.Key).ToList())
        {
            Func<double, double>? convert = property switch
            {
                "cuts" => Level,
                "slope" => value => value * Slope,
                "curvature" => value => value * Slope * Slope,
                "factor-per-unit" => value => Portable.Exp(Portable.Log(value) * Slope),
                _ => Levels.Contains(property) ? Level : null,
            };
            if (convert is not null && record[property] is { } value)
            {
                record[property] = Each(value, convert);
            }
        }
    }

    private static JsonNode Each(JsonNode value, Func<double, double> convert) => value switch
    {
        JsonArray list => new JsonArray([.. list.Select(entry => Each(entry!, convert))]),
        JsonObject arms => new JsonObject(arms.Select(arm => KeyValuePair.Create<string, JsonNode?>(arm.Key, Each(arm.Value!, convert)))),
        _ => convert(value.GetValue<double>()),
    };
}
