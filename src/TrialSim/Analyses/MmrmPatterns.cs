using System.Runtime.InteropServices;
using TrialSim.Numerics;
using TrialSim.Statistics.Mmrm;
using TrialSim.Trials;
using VisitPattern = TrialSim.Trials.VisitPattern;

namespace TrialSim.Analyses;

/// <summary>The sums by pattern of observed visits that an iterated fit is made of, taken from the trials at hand.</summary>
internal sealed class MmrmPatterns : IDisposable
{
    private readonly TrialBlock trial;
    private readonly MmrmColumns columns;
    private readonly LaneColumns values;
    private readonly double[] covariates;
    private readonly double[] response;

    /// <summary>Room for one worker's trials.</summary>
    public MmrmPatterns(TrialBlock trial, MmrmColumns columns)
    {
        (this.trial, this.columns) = (trial, columns);
        Moments = new(columns.Visits, columns.Covariates);
        values = new(columns.Covariates + columns.Visits, trial.Patients);
        covariates = new double[columns.Covariates];
        response = new double[columns.Visits];
    }

    /// <summary>The sums.</summary>
    public PatternMoments Moments { get; }

    /// <summary>Sums over the patients of some trials.</summary>
    /// <param name="visitsSeen">The last visit at which each patient was seen; 0 leaves the patient out.</param>
    /// <param name="lanes">The trials, one bit a lane.</param>
    public void Sum(ReadOnlySpan<Lanes> visitsSeen, uint lanes)
    {
        for (int c = 0; c < columns.Covariates; c++)
        {
            columns.WriteCovariate(c, values[c]);
        }

        for (int visit = 1; visit <= columns.Visits; visit++)
        {
            columns.WriteResponse(visit, values[columns.Covariates + visit - 1]);
        }

        Moments.Clear();
        var all = MemoryMarshal.Cast<Lanes, double>(values.All);
        int stride = trial.Patients * Lanes.Count;
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            for (int i = 0; i < trial.Patients && (lanes >> lane & 1) != 0; i++)
            {
                int at = (i * Lanes.Count) + lane;
                for (int c = 0; c < covariates.Length; c++, at += stride)
                {
                    covariates[c] = all[at];
                }

                for (int v = 0; v < response.Length; v++, at += stride)
                {
                    response[v] = all[at];
                }

                Moments.Add(lane, 0, Seen((int)visitsSeen[i][lane], i, lane), covariates, response);
            }
        }

        Moments.Complete();
    }

    // Bit v: seen at visit v + 1.
    private ulong Seen(int last, int i, int lane)
    {
        ulong seen = last == 64 ? ulong.MaxValue : (1UL << last) - 1;
        for (int visit = 1; visit < last && trial.Pattern == VisitPattern.Any; visit++)
        {
            if (trial.Seen(visit)[i][lane] == 0)
            {
                seen &= ~(1UL << (visit - 1));
            }
        }

        return seen;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Moments.Dispose();
        values.Dispose();
    }
}
