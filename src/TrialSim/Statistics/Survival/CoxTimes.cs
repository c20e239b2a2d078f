using TrialSim.Numerics;

namespace TrialSim.Statistics.Survival;

/// <summary>The event times of a fitted Cox model: its hazard and the covariates at risk, for residuals, baseline hazard and tests of fit.</summary>
internal static class CoxTimes
{
    /// <summary>The times of all strata, within a stratum the latest first. With exact ties as with Breslow's, as in R.</summary>
    public static List<CoxTime> Of(CoxRegression fit)
    {
        var sample = fit.Sample;
        var found = new List<CoxTime>();
        var atRisk = new RiskSums();
        var dying = new RiskSums();
        for (int stratum = 0; stratum < sample.Order.Strata; stratum++)
        {
            int start = sample.Order.StartOf(stratum);
            atRisk.Clear(sample.Columns);
            int from;
            for (int end = sample.Order.StartOf(stratum + 1); end > start; end = from)
            {
                from = sample.StartOfTime(end - 1, start);
                dying.Clear(sample.Columns);
                var time = Empty(stratum, sample.Order.Ranks[from], Enumerable.Range(from, end - from).Count(sample.IsDead), sample.Columns);
                for (int place = from; place < end; place++)
                {
                    Admit(sample.Covariates(place), sample.IsDead(place), RiskOf(fit, place), atRisk, dying, time);
                }

                atRisk.Add(dying);
                for (int k = 0; k < time.Deaths; k++)
                {
                    AddTerm(time, atRisk, dying, fit.Ties == CoxTies.Efron ? (double)k / time.Deaths : 0);
                }

                if (time.Deaths > 0)
                {
                    found.Add(time);
                }
            }
        }

        return found;
    }

    /// <summary>Hazard of a patient, by their place in the order, over that at the mean covariates.</summary>
    public static double RiskOf(CoxRegression fit, int place)
    {
        double predictor = 0;
        var covariates = fit.Sample.Covariates(place);
        for (int j = 0; j < covariates.Length; j++)
        {
            predictor += covariates[j] * fit.ScaledCoefficients[j];
        }

        return Portable.Exp(predictor);
    }

    private static CoxTime Empty(int stratum, int rank, int deaths, int columns) => new()
    {
        Stratum = stratum,
        Rank = rank,
        Deaths = deaths,
        HazardMean = new double[columns],
        DyingHazardMean = new double[columns],
        Mean = new double[columns],
        Dead = new double[columns],
        Information = new double[columns * columns],
    };

    private static void Admit(ReadOnlySpan<double> covariates, bool isDead, double risk, RiskSums atRisk, RiskSums dying, CoxTime time)
    {
        if (!isDead)
        {
            atRisk.Add(risk, covariates);
            return;
        }

        dying.Add(risk, covariates);
        for (int j = 0; j < covariates.Length; j++)
        {
            time.Dead[j] += covariates[j];
        }
    }

    private static void AddTerm(CoxTime time, RiskSums atRisk, RiskSums dying, double gone)
    {
        double total = atRisk.Total - (gone * dying.Total);
        int columns = time.Mean.Length;
        Span<double> mean = stackalloc double[columns];
        time.Hazard += 1 / total;
        time.DyingHazard += (1 - gone) / total;
        for (int j = 0; j < columns; j++)
        {
            mean[j] = (atRisk.First[j] - (gone * dying.First[j])) / total;
            time.Mean[j] += mean[j] / time.Deaths;
            time.HazardMean[j] += mean[j] / total;
            time.DyingHazardMean[j] += (1 - gone) * mean[j] / total;
            for (int k = 0; k <= j; k++)
            {
                int jk = (j * columns) + k;
                double covariance = ((atRisk.Second[jk] - (gone * dying.Second[jk])) / total) - (mean[j] * mean[k]);
                time.Information[jk] += covariance;
                time.Information[(k * columns) + j] = time.Information[jk];
            }
        }
    }
}
