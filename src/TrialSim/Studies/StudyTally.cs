using System.Security.Cryptography;
using TrialSim.Simulation;

namespace TrialSim.Studies;

/// <summary>What is counted of simulated studies: exact, so that neither their order nor their division among workers changes a bit.</summary>
internal sealed class StudyTally : IDisposable
{
    /// <summary>An empty tally.</summary>
    public StudyTally(TallyPlaces places)
    {
        Moments = new(places.Counts, places.Moments);
        PValues = new DeviateTally[places.Deviates];
        for (int i = 0; i < PValues.Length; i++)
        {
            PValues[i] = new();
        }

        Values = [.. places.Values.Select(range => new ValueTally(range.Low, range.High))];
    }

    /// <summary>Counts, sums and sums of squares.</summary>
    public MomentTally Moments { get; }

    /// <summary>Distributions of p-values, as normal deviates of half of the two-sided p.</summary>
    public DeviateTally[] PValues { get; }

    /// <summary>Distributions of values.</summary>
    public ValueTally[] Values { get; }

    /// <summary>Counts and adds a value of one of eight studies.</summary>
    public void Add(MeanSlot slot, int lane, double value)
    {
        Moments.Count(slot.Count, lane);
        Moments.Add(slot.Moment, lane, value);
    }

    /// <summary>Counts and adds a value of one of eight studies, to more digits.</summary>
    public void Add(FineSlot slot, int lane, double value)
    {
        Moments.Count(slot.Count, lane);
        Moments.Add(slot, lane, value);
    }

    /// <summary>Adds another worker's tally.</summary>
    public void Merge(StudyTally other)
    {
        Moments.Merge(other.Moments);
        for (int i = 0; i < PValues.Length; i++)
        {
            PValues[i].Merge(other.PValues[i]);
        }

        for (int i = 0; i < Values.Length; i++)
        {
            Values[i].Merge(other.Values[i]);
        }
    }

    /// <summary>SHA-256 over everything counted.</summary>
    public string Digest()
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Moments.AppendTo(digest);
        foreach (var p in PValues)
        {
            p.AppendTo(digest);
        }

        foreach (var value in Values)
        {
            value.AppendTo(digest);
        }

        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }

    /// <inheritdoc/>
    public void Dispose() => Moments.Dispose();
}
