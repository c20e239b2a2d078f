using TrialSim.Claims;
using TrialSim.Numerics;

namespace TrialSim.Tests.Statistical;

/// <summary>How often one rule claimed something, and about whom.</summary>
internal sealed class ClaimCounts
{
    private readonly List<double> cuts = [];
    private readonly List<double> honest = [];

    /// <summary>Trials with any claim.</summary>
    public int Any { get; private set; }

    /// <summary>Trials with a claim about a set that the data chose.</summary>
    public int InSubgroup => cuts.Count;

    /// <summary>Of those, trials whose set lies above its cut.</summary>
    public int Above { get; private set; }

    /// <summary>Median cut, mg/L.</summary>
    public double MedianCut => cuts.Order().ElementAt(cuts.Count / 2);

    /// <summary>Mean honest estimate of those claims.</summary>
    public double MeanHonest => honest.Average();

    /// <summary>Adds eight trials.</summary>
    public void Add(Announcement announcement)
    {
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            var claimed = Enumerable.Range(0, announcement.Slots.Length)
                .Where(s => ((announcement.Favourable(s) | announcement.Adverse(s)) >> lane & 1) != 0).ToList();
            Any += claimed.Count > 0 ? 1 : 0;
            int chosen = claimed.FindIndex(s => announcement.Slots[s].Fixed is null);
            if (chosen < 0)
            {
                continue;
            }

            var bound = announcement.Set(claimed[chosen], lane)[0];
            cuts.Add(Math.Exp(bound.Cut));
            Above += bound.Above ? 1 : 0;
            if (announcement.TryEstimate(claimed[chosen], lane, ClaimEstimate.Honest, out double value, out _))
            {
                honest.Add(value);
            }
        }
    }
}
