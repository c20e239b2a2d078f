namespace TrialSim.Statistics.Survival;

/// <summary>Each patient's contribution to the score of a fitted Cox model.</summary>
/// <remarks>
/// Covariates minus the mean at risk at the patient's event, less their integral over the hazard that the patient was exposed to; those who
/// die at a tied time have met, of Efron's terms there, only their own shares. Source: Therneau and Grambsch (2000), section 4.6 and chapter 7.
/// </remarks>
internal static class ScoreResiduals
{
    /// <summary>The residuals in scaled covariates, a row for each place in the order.</summary>
    public static double[] Of(CoxRegression fit)
    {
        var sample = fit.Sample;
        var residuals = new double[sample.Rows * sample.Columns];
        var times = CoxTimes.Of(fit).ToLookup(t => t.Stratum);
        for (int stratum = 0; stratum < sample.Order.Strata; stratum++)
        {
            FillStratum(fit, [.. times[stratum].Reverse()], sample.Order.StartOf(stratum), sample.Order.StartOf(stratum + 1), residuals);
        }

        return residuals;
    }

    private static void FillStratum(CoxRegression fit, CoxTime[] times, int start, int end, double[] residuals)
    {
        var sample = fit.Sample;
        int columns = sample.Columns;
        double hazard = 0;
        var hazardMean = new double[columns];
        int next = 0;
        for (int place = start; place < end; place++)
        {
            // hazards of the times before this patient's; the patient's own is added by what happened to them there
            int rank = sample.Order.Ranks[place];
            for (; next < times.Length && times[next].Rank < rank; next++)
            {
                hazard += times[next].Hazard;
                Add(times[next].HazardMean, hazardMean);
            }

            var own = next < times.Length && times[next].Rank == rank ? times[next] : null;
            bool isDead = sample.IsDead(place);
            double risk = CoxTimes.RiskOf(fit, place);
            double met = hazard + (own is null ? 0 : isDead ? own.DyingHazard : own.Hazard);
            var covariates = sample.Covariates(place);
            for (int j = 0; j < columns; j++)
            {
                double metMean = hazardMean[j] + (own is null ? 0 : isDead ? own.DyingHazardMean[j] : own.HazardMean[j]);
                residuals[(place * columns) + j] = (isDead ? covariates[j] - own!.Mean[j] : 0) - (risk * ((covariates[j] * met) - metMean));
            }
        }
    }

    private static void Add(double[] terms, double[] sums)
    {
        for (int j = 0; j < sums.Length; j++)
        {
            sums[j] += terms[j];
        }
    }
}
