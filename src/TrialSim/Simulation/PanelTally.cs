using System.Security.Cryptography;
using TrialSim.Designs;
using TrialSim.Numerics;

namespace TrialSim.Simulation;

/// <summary>What one worker has counted of a panel: each sighting under each truth and under each two at once, and the estimates.</summary>
internal sealed class PanelTally : IDisposable
{
    private readonly int truths;
    private readonly int sightings;
    private readonly LaneMask[] seen; // of the sighting at hand, by truth
    private readonly LaneMask[] found; // of the first sighting

    /// <summary>An empty tally.</summary>
    public PanelTally(int truths, int sightings, ClaimedTally? claimed = null)
    {
        Claimed = claimed;
        found = new LaneMask[truths];
        this.truths = truths;
        this.sightings = sightings;
        seen = new LaneMask[truths];
        int pairs = truths * truths;
        Moments = new(1 + (2 * truths) + (sightings * (pairs + truths)), (2 * truths) + (sightings * truths));
    }

    /// <summary>Counts and sums.</summary>
    public MomentTally Moments { get; }

    /// <summary>Effects that a rule claimed; null where none are kept.</summary>
    public ClaimedTally? Claimed { get; }

    /// <summary>Trials under each truth.</summary>
    public static int Trials => 0;

    /// <summary>Estimates under a truth, of all trials in which there is one.</summary>
    public static MeanSlot Estimates(int truth) => new(2 * truth, 1 + (2 * truth));

    /// <summary>Their degrees of freedom, where these are finite.</summary>
    public static MeanSlot DegreesOfFreedom(int truth) => new((2 * truth) + 1, 2 + (2 * truth));

    /// <summary>Trials in which a sighting is made under a truth and, in the trial of the same number, under another; the same truth twice: under it.</summary>
    public int Seen(int sighting, int truth, int other) => First(sighting) + (Math.Min(truth, other) * truths) + Math.Max(truth, other);

    /// <summary>Estimates under a truth where a sighting is made.</summary>
    public MeanSlot Estimates(int sighting, int truth) => new((2 * truths) + (sighting * truths) + truth, First(sighting) + (truths * truths) + truth);

    /// <summary>Records eight trials under every truth, those of the run.</summary>
    public void Record(TrialRun[] runs, int[] estimated, Evidence.Eye[][][] eyes, LaneMask live)
    {
        Moments.Count(Trials, live);
        for (int s = 0; s < sightings; s++)
        {
            for (int t = 0; t < truths; t++)
            {
                var all = live;
                foreach (var eye in eyes[t][s])
                {
                    all &= eye.Sees(runs[t]);
                }

                seen[t] = all;
                for (int u = 0; u <= t; u++)
                {
                    Moments.Count(Seen(s, u, t), all & seen[u]);
                }

                if (estimated[t] >= 0)
                {
                    var finding = runs[t].Findings[estimated[t]];
                    Add(Estimates(s, t), finding.Estimate, all & finding.Estimable);
                }
            }

            RecordClaims(s, runs);
        }

        for (int t = 0; t < truths && estimated[t] >= 0; t++)
        {
            var finding = runs[t].Findings[estimated[t]];
            Add(Estimates(t), finding.Estimate, live & finding.Estimable);
            Add(DegreesOfFreedom(t), finding.DegreesOfFreedom, live & finding.Estimable);
        }

        Moments.EndOfRound();
        Claimed?.Moments.EndOfRound();
    }

    /// <summary>Adds another worker's tally.</summary>
    public void Merge(PanelTally other)
    {
        Moments.Merge(other.Moments);
        Claimed?.Moments.Merge(other.Claimed!.Moments);
    }

    /// <summary>SHA-256 over everything counted.</summary>
    public string Digest()
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Moments.AppendTo(digest);
        Claimed?.Moments.AppendTo(digest);
        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Moments.Dispose();
        Claimed?.Dispose();
    }

    // the first sighting is the finding and, where it has a reverse, that is the second
    private void RecordClaims(int sighting, TrialRun[] runs)
    {
        if (Claimed is null || sighting > Claimed.Last)
        {
            return;
        }

        if (sighting == 0)
        {
            seen.CopyTo(found, 0);
        }

        for (int t = 0; t < truths && sighting == Claimed.Last; t++)
        {
            Claimed.Record(t, runs[t], found[t], seen[t]);
        }
    }

    private int First(int sighting) => 1 + (2 * truths) + (sighting * ((truths * truths) + truths));

    private void Add(MeanSlot slot, Lanes value, LaneMask valid)
    {
        var within = valid & (Lanes.Abs(value) < MomentTally.Limit);
        Moments.Count(slot.Count, within);
        Moments.Add(slot.Moment, value, within);
    }
}
