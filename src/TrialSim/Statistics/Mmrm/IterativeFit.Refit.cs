using TrialSim.Numerics;

namespace TrialSim.Statistics.Mmrm;

/// <content>Fits to data that differ little from those of an earlier fit, as when one patient is left out.</content>
internal sealed unsafe partial class IterativeFit
{
    private double[] maximum = [];

    /// <summary>Remembers the maximum that was found in a lane, with its information, as the start of <see cref="Refit"/>.</summary>
    public void Remember(int lane)
    {
        int entries = LaneTriangle.Entries(parameters);
        if (maximum.Length == 0)
        {
            maximum = new double[(2 * parameters) + entries];
        }

        for (int k = 0; k < parameters; k++)
        {
            maximum[k] = trial[k][lane];
            maximum[parameters + k] = inverses[k][lane];
        }

        for (int e = 0; e < entries; e++)
        {
            maximum[(2 * parameters) + e] = factor.Start[e][lane];
        }
    }

    /// <summary>
    /// Fits the model from the remembered maximum with the information found there, which Newton's steps renew only where they slow down;
    /// the information at the new maximum, on which standard errors and degrees of freedom rest, is not computed.
    /// </summary>
    /// <param name="data">The trials' sums, complete.</param>
    /// <param name="lanes">The trials to fit.</param>
    public void Refit(PatternMoments data, LaneMask lanes)
    {
        moments = data;
        for (int k = 0; k < parameters; k++)
        {
            trial[k] = best[k] = maximum[k];
            inverses[k] = maximum[parameters + k];
        }

        for (int e = 0; e < LaneTriangle.Entries(parameters); e++)
        {
            factor.Start[e] = maximum[(2 * parameters) + e];
        }

        var aliased = surface.Inner.Aliased(data);
        var tooFew = surface.Inner.Observations - (double)(design.Columns.Count + parameters) < 0.0;
        tooFew |= structure.IsItsOwnParameter ? surface.Inner.NeverSeenTogether(data) : LaneMask.None;
        (accepted, newtonInUse) = (Lanes.One, LaneMask.All);
        Search(lanes & ~aliased & ~tooFew);
        Converged &= surface.Evaluate(new(trial, parameters), data);
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            uint bit = 1u << lane;
            outcomes[lane] = (Converged.Bits & bit) != 0 ? MmrmOutcome.Converged
                : (tooFew.Bits & bit) != 0 ? MmrmOutcome.TooFewPatients
                : (aliased.Bits & bit) != 0 ? MmrmOutcome.AliasedColumns
                : MmrmOutcome.NotConverged;
        }
    }

    /// <summary>Weights of the patients' covariates in the mean of each visit: visit by covariate.</summary>
    public void MeanWeights(Span<Lanes> weights)
    {
        weights.Clear();
        for (int c = 0; c < design.Basis.Count; c++)
        {
            var held = design.Basis[c].CovariateAt;
            for (int visit = 0; visit < design.Visits; visit++)
            {
                if (held[visit] != DesignColumn.Absent)
                {
                    weights[(visit * design.Covariates) + held[visit]] += surface.Inner.Effects[c];
                }
            }
        }
    }

    /// <summary>Copies the fixed effects in the design's basis.</summary>
    public void CopyEffects(Span<Lanes> target) => new ReadOnlySpan<Lanes>(surface.Inner.Effects, design.Columns.Count).CopyTo(target);
}
