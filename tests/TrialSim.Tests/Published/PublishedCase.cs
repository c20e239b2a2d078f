using System.Text.Json;
using Xunit.Abstractions;

namespace TrialSim.Tests.Published;

/// <summary>
/// A published case, read from Reference/published, and the rule by which we reproduce it: |estimate - target| at most tolerance
/// + 3 Monte Carlo standard errors.
/// </summary>
/// <remarks>
/// False alarms: since a run's standard error may not exceed its tolerance (<see cref="LargestErrorShare"/>), a right engine breaks a line
/// with an exact target with probability 2 Phi(-4) = 6e-5 at most, and most have room to spare; seeds are fixed, so no verdict changes by
/// itself. Departures seen: one of 7 tolerances fails a line with probability 0.9987. A run that is shortened too far and a line that
/// nothing reproduces fail as well.
/// </remarks>
internal sealed record PublishedCase
{
    /// <summary>Monte Carlo standard error over tolerance: no run may have more.</summary>
    private const double LargestErrorShare = 1;

    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower };

    public required string Id { get; init; }

    public required string Citation { get; init; }

    public required IReadOnlyList<PublishedLine> Expected { get; init; }

    /// <summary>Every figure of the case, for a theory.</summary>
    public TheoryData<string> Quantities => [.. Expected.Select(line => line.Quantity)];

    public static PublishedCase Read(string id)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Reference", "published", id + ".json");
        return JsonSerializer.Deserialize<PublishedCase>(File.ReadAllBytes(path), Options)!;
    }

    /// <summary>Fails, with all there is to know, where an estimate breaks the rule.</summary>
    public void Compare(ITestOutputHelper output, string quantity, params ReadOnlySpan<PublishedEstimate> estimates)
    {
        var line = Expected.Single(l => l.Quantity == quantity);
        foreach (var (origin, value, mcse) in estimates)
        {
            double difference = value - line.Target;
            double allowed = line.Tolerance + (3 * mcse);
            string told = $"{Id}: {quantity} by {origin}: estimate {value:G7} (mcse {mcse:G2}), {line.Kind} target {line.Target}; "
                + $"difference {difference:G3} of {allowed:G3} allowed";
            output.WriteLine($"{told} [{Math.Abs(difference) / Math.Max(allowed, double.Epsilon):F2}]");
            Assert.True(Math.Abs(difference) <= allowed, told);
            Assert.True(mcse <= LargestErrorShare * line.Tolerance, $"{told}; the run is too short to judge a tolerance of {line.Tolerance}");
        }
    }
}
