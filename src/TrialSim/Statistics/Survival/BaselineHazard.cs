using TrialSim.Numerics;

namespace TrialSim.Statistics.Survival;

/// <summary>Baseline hazard of a Cox model: Breslow's estimate, with Efron's terms where the model has them (and Breslow's where ties are exact).</summary>
/// <remarks>Source: Breslow (1972), JRSS B 34:216-217; Therneau and Grambsch (2000), section 10.2.</remarks>
public static class BaselineHazard
{
    /// <summary>The hazard at every distinct time of every stratum, with events or without; empty where the model has not converged.</summary>
    public static IReadOnlyList<BaselinePoint> Of(CoxRegression fit)
    {
        var points = new List<BaselinePoint>();
        if (fit.Outcome != CoxOutcome.Converged)
        {
            return points;
        }

        var sample = fit.Sample;
        var steps = CoxTimes.Of(fit).ToDictionary(t => (t.Stratum, t.Rank), t => t.Hazard);
        double predictor = 0;
        for (int j = 0; j < sample.Columns; j++)
        {
            predictor += fit.Coefficients[j] * sample.Means[j];
        }

        double atZero = Portable.Exp(-predictor);
        for (int stratum = 0; stratum < sample.Order.Strata; stratum++)
        {
            double sum = 0;
            int end = sample.Order.StartOf(stratum + 1);
            for (int place = sample.Order.StartOf(stratum); place < end; place++)
            {
                int rank = sample.Order.Ranks[place];
                if (place + 1 == end || sample.Order.Ranks[place + 1] != rank)
                {
                    sum += steps.GetValueOrDefault((stratum, rank));
                    points.Add(new(stratum, sample.Order.Times[rank], sum * atZero));
                }
            }
        }

        return points;
    }
}
