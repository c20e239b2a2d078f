using TrialSim.Numerics;

namespace TrialSim.Statistics.Survival;

/// <summary>The exact partial likelihood: at each time, the probability that of all choices of as many patients at risk those with the event were chosen.</summary>
/// <remarks>
/// The sum over all choices is built patient by patient (Gail, Lubin and Rubinstein 1981, Biometrika 68:703-707). Each patient is given a
/// probability of being chosen with the odds of their risk, times a common factor that makes the expected number the observed one:
/// nothing can then overflow, and the sum over choices is the probability of that number. Mean and covariance of the covariates' sum over
/// the chosen follow in the same pass.
/// </remarks>
internal sealed class ExactPartialLikelihood : PartialLikelihood
{
    private double[] predictors = [];
    private double[] centre = [];
    private double[] distance = [];
    private double[] probability = [];
    private double[] first = [];
    private double[] second = [];

    /// <inheritdoc/>
    public override double Evaluate(CoxSample sample, ReadOnlySpan<double> coefficients, Span<double> score, Span<double> information)
    {
        score.Clear();
        information.Clear();
        Reserve(sample);
        double logLikelihood = 0;
        for (int stratum = 0; stratum < sample.Order.Strata; stratum++)
        {
            int start = sample.Order.StartOf(stratum);
            int last = sample.Order.StartOf(stratum + 1);
            int time;
            for (int end = last; end > start; end = time)
            {
                time = sample.StartOfTime(end - 1, start);
                int deaths = 0;
                for (int place = time; place < end; place++)
                {
                    var covariates = sample.Covariates(place);
                    predictors[place] = Predictor(covariates, coefficients);
                    if (sample.IsDead(place))
                    {
                        deaths++;
                        logLikelihood += predictors[place];
                        Add(covariates, score);
                    }
                }

                if (deaths > 0)
                {
                    logLikelihood -= AddChoices(sample, time, last, deaths, score, information);
                }
            }
        }

        return logLikelihood;
    }

    private static void Add(ReadOnlySpan<double> covariates, Span<double> score)
    {
        for (int j = 0; j < covariates.Length; j++)
        {
            score[j] += covariates[j];
        }
    }

    // Takes the mean of the chosen from the score, adds their covariance to the information; gives the log of the sum over choices.
    private double AddChoices(CoxSample sample, int from, int to, int deaths, Span<double> score, Span<double> information)
    {
        int columns = sample.Columns;
        if (to - from == deaths)
        {
            return TakeAll(sample, from, to, score);
        }

        double shift = ShiftFor(predictors.AsSpan(from, to - from), deaths);
        FindCentre(sample, from, to, shift);
        probability.AsSpan(0, deaths + 1).Clear();
        first.AsSpan(0, (deaths + 1) * columns).Clear();
        second.AsSpan(0, (deaths + 1) * columns * columns).Clear();
        probability[0] = 1;
        double logOfNone = 0;
        for (int place = from; place < to; place++)
        {
            double logOdds = predictors[place] + shift;
            logOfNone += Math.Max(0, logOdds) + Portable.Log1p(Portable.Exp(-Math.Abs(logOdds)));
            var covariates = sample.Covariates(place);
            for (int j = 0; j < columns; j++)
            {
                distance[j] = covariates[j] - centre[j];
            }

            Choose(Math.Min(deaths, place - from + 1), Logistic(logOdds), Logistic(-logOdds), columns);
        }

        double total = probability[deaths];
        for (int j = 0; j < columns; j++)
        {
            double mean = first[(deaths * columns) + j] / total;
            score[j] -= mean + (deaths * centre[j]);
            for (int k = 0; k <= j; k++)
            {
                information[(j * columns) + k] += (second[(((deaths * columns) + j) * columns) + k] / total) - (mean * first[(deaths * columns) + k] / total);
            }
        }

        return Portable.Log(total) + logOfNone - (deaths * shift);
    }

    // Everyone at risk has the event: there is one choice.
    private double TakeAll(CoxSample sample, int from, int to, Span<double> score)
    {
        double sum = 0;
        for (int place = from; place < to; place++)
        {
            sum += predictors[place];
            var covariates = sample.Covariates(place);
            for (int j = 0; j < covariates.Length; j++)
            {
                score[j] -= covariates[j];
            }
        }

        return sum;
    }

    private static double Logistic(double x) => 1 / (1 + Portable.Exp(-x));

    // One more patient, chosen or not, for every number chosen so far: probability, and sums over choices of the chosen's covariates.
    private void Choose(int most, double chosen, double left, int columns)
    {
        for (int m = most; m >= 1; m--)
        {
            double before = probability[m - 1];
            for (int j = 0; j < columns; j++)
            {
                double firstBefore = first[((m - 1) * columns) + j];
                for (int k = 0; k <= j; k++)
                {
                    int own = (((m * columns) + j) * columns) + k;
                    int prior = ((((m - 1) * columns) + j) * columns) + k;
                    second[own] = (left * second[own]) + (chosen * (second[prior] + (distance[j] * first[((m - 1) * columns) + k])
                        + (distance[k] * firstBefore) + (distance[j] * distance[k] * before)));
                }
            }

            for (int j = 0; j < columns; j++)
            {
                int own = (m * columns) + j;
                first[own] = (left * first[own]) + (chosen * (first[((m - 1) * columns) + j] + (distance[j] * before)));
            }

            probability[m] = (left * probability[m]) + (chosen * before);
        }

        probability[0] *= left;
    }

    // The common log factor of the odds at which the expected number of chosen patients is about the number of deaths.
    private static double ShiftFor(ReadOnlySpan<double> predictors, int deaths)
    {
        double largest = double.NegativeInfinity;
        double smallest = double.PositiveInfinity;
        foreach (double predictor in predictors)
        {
            largest = Math.Max(largest, predictor);
            smallest = Math.Min(smallest, predictor);
        }

        double share = Portable.Log(deaths / (double)(predictors.Length - deaths));
        double low = share - largest;
        double high = share - smallest;
        while (high - low > 0.01)
        {
            double middle = (low + high) / 2;
            double expected = 0;
            foreach (double predictor in predictors)
            {
                expected += Logistic(predictor + middle);
            }

            (low, high) = expected < deaths ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    // The expected covariates of a chosen patient: sums of distances from it lose nothing to cancellation.
    private void FindCentre(CoxSample sample, int from, int to, double shift)
    {
        Array.Clear(centre);
        double total = 0;
        for (int place = from; place < to; place++)
        {
            double weight = Logistic(predictors[place] + shift);
            total += weight;
            var covariates = sample.Covariates(place);
            for (int j = 0; j < covariates.Length; j++)
            {
                centre[j] += weight * covariates[j];
            }
        }

        for (int j = 0; j < centre.Length; j++)
        {
            centre[j] /= total;
        }
    }

    private void Reserve(CoxSample sample)
    {
        int columns = sample.Columns;
        int sizes = sample.Events + 1;
        if (predictors.Length < sample.Rows)
        {
            predictors = new double[sample.Rows];
        }

        if (centre.Length != columns)
        {
            centre = new double[columns];
            distance = new double[columns];
        }

        if (probability.Length < sizes || second.Length < sizes * columns * columns)
        {
            probability = new double[sizes];
            first = new double[sizes * columns];
            second = new double[sizes * columns * columns];
        }
    }
}
