using TrialSim.Numerics;

namespace TrialSim.Statistics.Survival;

/// <summary>The partial likelihood with Efron's or Breslow's treatment of ties: sums over risk sets, from the last time backwards.</summary>
/// <param name="ties">Efron or Breslow.</param>
internal sealed class TiedPartialLikelihood(CoxTies ties) : PartialLikelihood
{
    /// <summary>Linear predictors further than this above the common term are not yet near overflow.</summary>
    private const double LargestExcess = 200;

    private readonly RiskSums atRisk = new();
    private readonly RiskSums dying = new();
    private double[] mean = [];
    private double common; // taken from every linear predictor before its exponential

    /// <inheritdoc/>
    public override double Evaluate(CoxSample sample, ReadOnlySpan<double> coefficients, Span<double> score, Span<double> information)
    {
        score.Clear();
        information.Clear();
        mean = mean.Length >= sample.Columns ? mean : new double[sample.Columns];
        double logLikelihood = 0;
        for (int stratum = 0; stratum < sample.Order.Strata; stratum++)
        {
            int start = sample.Order.StartOf(stratum);
            atRisk.Clear(sample.Columns);
            common = double.NegativeInfinity;
            int time;
            for (int end = sample.Order.StartOf(stratum + 1); end > start; end = time)
            {
                time = sample.StartOfTime(end - 1, start);
                logLikelihood += Admit(sample, time, end, coefficients, score, out int deaths);
                for (int k = 0; k < deaths; k++)
                {
                    logLikelihood -= AddTerm(sample.Columns, ties == CoxTies.Efron ? (double)k / deaths : 0, score, information);
                }
            }
        }

        return logLikelihood;
    }

    // Puts the patients of a time at risk; gives the sum of the linear predictors of those with the event.
    private double Admit(
        CoxSample sample, int from, int to, ReadOnlySpan<double> coefficients, Span<double> score, out int deaths)
    {
        dying.Clear(sample.Columns);
        deaths = 0;
        double sum = 0;
        for (int place = from; place < to; place++)
        {
            var covariates = sample.Covariates(place);
            double predictor = Predictor(covariates, coefficients);
            double risk = Risk(predictor);
            if (!sample.IsDead(place))
            {
                atRisk.Add(risk, covariates);
                continue;
            }

            dying.Add(risk, covariates);
            sum += predictor;
            deaths++;
            for (int j = 0; j < covariates.Length; j++)
            {
                score[j] += covariates[j];
            }
        }

        if (deaths > 0)
        {
            atRisk.Add(dying);
        }

        return sum;
    }

    private double Risk(double predictor)
    {
        if (predictor - common > LargestExcess)
        {
            double factor = Portable.Exp(common - predictor);
            atRisk.Scale(factor);
            dying.Scale(factor);
            common = predictor;
        }

        return Portable.Exp(predictor - common);
    }

    // One of the tied events: a share of the risk of those dying has already gone.
    private double AddTerm(int columns, double gone, Span<double> score, Span<double> information)
    {
        double total = atRisk.Total - (gone * dying.Total);
        for (int j = 0; j < columns; j++)
        {
            mean[j] = (atRisk.First[j] - (gone * dying.First[j])) / total;
            score[j] -= mean[j];
            for (int k = 0; k <= j; k++)
            {
                int jk = (j * columns) + k;
                information[jk] += ((atRisk.Second[jk] - (gone * dying.Second[jk])) / total) - (mean[j] * mean[k]);
            }
        }

        return common + Portable.Log(total);
    }
}
