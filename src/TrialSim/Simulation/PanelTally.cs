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

    /// <summary>An empty tally.</summary>
    public PanelTally(int truths, int sightings)
    {
        this.truths = truths;
        this.sightings = sightings;
        seen = new LaneMask[truths];
        int pairs = truths * truths;
        Moments = new(1 + (2 * truths) + (sightings * (pairs + truths)), (2 * truths) + (sightings * truths));
    }

    /// <summary>Counts and sums.</summary>
    public MomentTally Moments { get; }

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

                var finding = runs[t].Findings[estimated[t]];
                Add(Estimates(s, t), finding.Estimate, all & finding.Estimable);
            }
        }

        for (int t = 0; t < truths; t++)
        {
            var finding = runs[t].Findings[estimated[t]];
            Add(Estimates(t), finding.Estimate, live & finding.Estimable);
            Add(DegreesOfFreedom(t), finding.DegreesOfFreedom, live & finding.Estimable);
        }

        Moments.EndOfRound();
    }

    /// <summary>SHA-256 over everything counted.</summary>
    public string Digest()
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Moments.AppendTo(digest);
        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }

    /// <inheritdoc/>
    public void Dispose() => Moments.Dispose();

    private int First(int sighting) => 1 + (2 * truths) + (sighting * ((truths * truths) + truths));

    private void Add(MeanSlot slot, Lanes value, LaneMask valid)
    {
        var within = valid & (Lanes.Abs(value) < MomentTally.Limit);
        Moments.Count(slot.Count, within);
        Moments.Add(slot.Moment, value, within);
    }
}
