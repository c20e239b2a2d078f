using TrialSim.Numerics;

namespace TrialSim.Statistics.Mmrm;

/// <content>What can be seen before or after the search.</content>
internal sealed unsafe partial class MarginalLikelihood
{
    /// <summary>A column whose part beyond the columns before it is below this share of its sum of squares is aliased with them.</summary>
    private const double AliasTolerance = 1e-10;

    /// <summary>Where a column of the fixed effects is a combination of others in the data; also counts the observations.</summary>
    public LaneMask Aliased(PatternMoments data)
    {
        Reserve(data);
        Observations = Lanes.Zero;
        new Span<Lanes>(root.Start, LaneTriangle.Entries(size)).Clear();
        for (int p = 0; p < data.Count; p++)
        {
            Observations += data.Patients(p) * (double)data[p].Visits.Length;
            foreach (int visit in data[p].Visits)
            {
                AddProducts(visit, visit, Lanes.One, data.Products(p), root.Start);
            }
        }

        for (int c = 0; c < size; c++)
        {
            root[c, c] += root[c, c];
        }

        return ~LaneCholesky.Factor(root, inverses, AliasTolerance);
    }

    /// <summary>Where two visits of a group have no patient in common: their covariance cannot be estimated.</summary>
    public LaneMask NeverSeenTogether(PatternMoments data)
    {
        var never = LaneMask.None;
        for (int g = 0; g < Groups; g++)
        {
            for (int a = 0; a < visits; a++)
            {
                for (int b = 0; b <= a; b++)
                {
                    ulong both = (1UL << a) | (1UL << b);
                    var together = Lanes.Zero;
                    for (int p = 0; p < data.Count; p++)
                    {
                        if (data[p].Group == g && (data[p].Seen & both) == both)
                        {
                            together += data.Patients(p);
                        }
                    }

                    never |= together < 0.5;
                }
            }
        }

        return never;
    }

    /// <summary>Where a covariance matrix leaves a visit, given the earlier ones, less than a share of its variance.</summary>
    public LaneMask NearlySingular(double share)
    {
        var nearly = LaneMask.None;
        for (int g = 0; g < Groups; g++)
        {
            var factor = new LaneTriangle(scratch, visits);
            for (int a = 0; a < visits; a++)
            {
                for (int b = 0; b <= a; b++)
                {
                    factor[a, b] = Covariance(g)[a, b];
                }
            }

            nearly |= ~LaneCholesky.Factor(factor, scratch + pairs + 4, share);
        }

        return nearly;
    }
}
