using TrialSim.Numerics;
using TrialSim.Randomness;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>The residuals of one worker's trials, a column for each visit: correlated within a patient, rater noise included, HAM-D points.</summary>
internal sealed class VisitResiduals : IDisposable
{
    private readonly ResidualSpread spread;
    private readonly int visits;
    private readonly double[,] lower;
    private readonly LaneColumns residual;
    private readonly LaneColumns? factors;

    /// <summary>Makes room for the residuals of so many patients.</summary>
    public VisitResiduals(Outcome outcome, VisitSchedule schedule, int patients)
    {
        spread = outcome.ResidualSpread;
        visits = schedule.Count;
        lower = Cholesky.Lower(TotalCovariance(outcome, schedule)) ?? throw new ArgumentException("covariance not positive", nameof(outcome));
        residual = new(visits, patients);
        factors = spread is NoResidualSpread ? null : new(1, patients);
    }

    /// <summary>Residuals at a visit, from 0, by patient.</summary>
    public Span<Lanes> this[int visit] => residual[visit];

    /// <summary>Residual covariance with the rater's noise on its diagonal: normal errors add, so one draw serves both.</summary>
    public static double[,] TotalCovariance(Outcome outcome, VisitSchedule visits)
    {
        var covariance = outcome.Residual.Matrix(visits);
        for (int j = 0; j < visits.Count; j++)
        {
            covariance[j, j] += outcome.RaterNoise.Value * outcome.RaterNoise.Value;
        }

        return covariance;
    }

    /// <summary>Draws the residuals of enrolled patients.</summary>
    public void Draw(TrialRandom random, TrialBlock trial)
    {
        DrawAlike(random, trial);
        if (factors is not null)
        {
            Spread(trial, factors[0]);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        residual.Dispose();
        factors?.Dispose();
    }

    private void DrawAlike(TrialRandom random, TrialBlock trial)
    {
        if (visits == 1)
        {
            random.Normals(DrawPurpose.VisitResidual, 0, 0, trial.Pairs, residual[0], 0, lower[0, 0]);
            return;
        }

        for (int visit = 0; visit < visits; visit++)
        {
            random.Normals(DrawPurpose.VisitResidual, visit, 0, trial.Pairs, residual[visit]);
        }

        // from the last visit upwards each visit needs only deviates of earlier ones, so L z can replace z in place
        for (int visit = visits - 1; visit >= 0; visit--)
        {
            Correlate(visit);
        }
    }

    private void Spread(TrialBlock trial, Span<Lanes> factor)
    {
        spread.Write(trial, factor);
        for (int visit = 0; visit < visits; visit++)
        {
            var own = residual[visit];
            for (int i = 0; i < own.Length; i++)
            {
                own[i] *= factor[i];
            }
        }
    }

    // Row by row of L; all of a patient's earlier deviates in one go, two patients side by side to hide the latency of the sums.
    private void Correlate(int visit)
    {
        var own = residual[visit];
        var deviates = residual.All;
        int patients = own.Length;
        int i = 0;
        for (; i + 1 < patients; i += 2)
        {
            Lanes factor = lower[visit, visit];
            var first = factor * own[i];
            var second = factor * own[i + 1];
            for (int earlier = 0, at = i; earlier < visit; earlier++, at += patients)
            {
                factor = lower[visit, earlier];
                first = Lanes.Fma(factor, deviates[at], first);
                second = Lanes.Fma(factor, deviates[at + 1], second);
            }

            own[i] = first;
            own[i + 1] = second;
        }

        if (i < patients)
        {
            var sum = lower[visit, visit] * own[i];
            for (int earlier = 0, at = i; earlier < visit; earlier++, at += patients)
            {
                sum = Lanes.Fma(lower[visit, earlier], deviates[at], sum);
            }

            own[i] = sum;
        }
    }
}
