using System.Text.Json.Serialization;
using TrialSim.Numerics;
using TrialSim.Quantities;

namespace TrialSim.Cohorts;

/// <summary>
/// Log-normal; given by mean and SD of the concentration, or by the median (or the mean of its logarithm) and the SD of the natural logarithm.
/// </summary>
/// <remarks>From mean m and SD s: variance of ln = ln(1 + s^2 / m^2), mean of ln = ln m - variance / 2.</remarks>
public sealed record LogNormalMarker : MarkerDistribution
{
    /// <summary>Mean concentration; with <see cref="Sd"/>.</summary>
    public Concentration? Mean { get; init; }

    /// <summary>Standard deviation of the concentration; with <see cref="Mean"/>.</summary>
    public Concentration? Sd { get; init; }

    /// <summary>Median concentration; with <see cref="LogSd"/>.</summary>
    public Concentration? Median { get; init; }

    /// <summary>Mean of the natural logarithm of the concentration; with <see cref="LogSd"/>.</summary>
    public LogConcentration? LogMean { get; init; }

    /// <summary>Standard deviation of the natural logarithm of the concentration.</summary>
    public LogSpread? LogSd { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    internal override double LogCentre =>
        LogMean?.Value ?? Median?.Log ?? (Portable.Log(Mean!.Value.Value) - (LogScale * LogScale / 2));

    /// <inheritdoc/>
    [JsonIgnore]
    internal override double LogScale => LogSd?.Value ?? Math.Sqrt(Portable.Log1p(Sd!.Value.Value / Mean!.Value.Value * (Sd.Value.Value / Mean.Value.Value)));

    /// <inheritdoc/>
    internal override void FromScores(Span<Lanes> scores)
    {
        Lanes centre = LogCentre;
        Lanes scale = LogScale;
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = Lanes.Fma(scores[i], scale, centre);
        }
    }

    /// <inheritdoc/>
    internal override void AddErrors(Span<Lanes> logs, ReadOnlySpan<Lanes> errors)
    {
        Lanes scale = LogScale;
        for (int i = 0; i < logs.Length; i++)
        {
            logs[i] = Lanes.Fma(scale, errors[i], logs[i]);
        }
    }

    /// <inheritdoc/>
    internal override double ScoreOf(double logConcentration) => (logConcentration - LogCentre) / LogScale;

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place)
    {
        int ways = (Mean is not null && Sd is not null ? 1 : 0) + (LogSd is not null && (Median is null) != (LogMean is null) ? 1 : 0);
        int given = new[] { Mean is not null, Sd is not null, Median is not null, LogMean is not null, LogSd is not null }.Count(isGiven => isGiven);
        if (ways != 1 || given != 2)
        {
            place.Breach(
                "a log-normal distribution is given by two of its figures.",
                "Give \"mean\" and \"sd\" of the concentration, or \"median\" and \"log-sd\", or \"log-mean\" and \"log-sd\", and nothing else.");
        }
    }

    /// <inheritdoc/>
    public override string Describe(string unit) => FormattableString.Invariant(
        $"log-normal with median {Portable.Exp(LogCentre):0.####}{unit} (ln {LogCentre:0.####}, SD {LogScale:0.####})");
}
