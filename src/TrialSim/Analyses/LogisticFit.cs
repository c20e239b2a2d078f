using TrialSim.Numerics;
using TrialSim.Statistics.Logistic;

namespace TrialSim.Analyses;

/// <summary>One logistic regression in each of eight trials: the last column's coefficient, and what else analyses have asked for.</summary>
/// <remarks>
/// Columns that follow from those before them are left out, as R's glm does. Wald variances come from the inverse information, Firth's at
/// the penalized estimate; the penalized likelihood keeps the whole design when the coefficient is fixed at 0.
/// </remarks>
internal sealed class LogisticFit
{
    private readonly LogisticData data;
    private readonly CanonicalRegression<BernoulliFamily> regression = new();
    private readonly MeanRisk risk = new();
    private readonly LogisticOutcome[] outcomes = new LogisticOutcome[Lanes.Count];
    private readonly int[] kept;
    private readonly double[] coefficients;
    private readonly double[] covariance;
    private readonly double[] gradient;

    /// <summary>A regression of shared columns.</summary>
    /// <param name="data">The columns.</param>
    /// <param name="response">Number of the response.</param>
    /// <param name="columns">Numbers of the model's columns; the tested one is the last.</param>
    /// <param name="likelihood">Plain or Firth's.</param>
    public LogisticFit(LogisticData data, int response, int[] columns, LikelihoodKind likelihood)
    {
        (this.data, Response, Columns, Likelihood) = (data, response, columns, likelihood);
        kept = new int[columns.Length];
        coefficients = new double[columns.Length];
        covariance = new double[columns.Length * columns.Length];
        gradient = new double[columns.Length];
        regression.Reserve(data.MostPatients, columns.Length);
        risk.Restart(data.MostPatients, columns.Length);
    }

    /// <summary>Number of the response's column.</summary>
    public int Response { get; }

    /// <summary>Numbers of the model's columns; the tested one is the last.</summary>
    public int[] Columns { get; }

    /// <summary>Plain or Firth's.</summary>
    public LikelihoodKind Likelihood { get; }

    /// <summary>The last coefficient by Wald's test.</summary>
    public TrialByTrial Coefficient { get; } = new();

    /// <summary>The last coefficient by the likelihood ratio test, where <see cref="Needs"/> has asked for it.</summary>
    public TrialByTrial LikelihoodRatio { get; } = new();

    /// <summary>Difference of the mean risks with the last column 1 and 0 for everybody, where <see cref="Needs"/> has asked for it.</summary>
    public TrialByTrial RiskDifference { get; } = new();

    /// <summary>What analyses have asked for.</summary>
    public LogisticNeeds Needs { get; set; }

    /// <summary>Where this became of the regression.</summary>
    public LaneMask Where(LogisticOutcome outcome)
    {
        uint lanes = 0;
        for (int lane = 0; lane < outcomes.Length; lane++)
        {
            lanes |= (outcomes[lane] == outcome ? 1u : 0) << lane;
        }

        return LaneMask.FromBits(lanes);
    }

    /// <summary>Fits the model to the trial that the columns are of.</summary>
    public void Compute(int lane)
    {
        if (lane == 0)
        {
            Coefficient.Clear();
            LikelihoodRatio.Clear();
            RiskDifference.Clear();
        }

        outcomes[lane] = Maximize(out int count);
        if (outcomes[lane] != LogisticOutcome.Fitted)
        {
            return;
        }

        double estimate = coefficients[count - 1];
        double variance = covariance[(count * count) - 1];
        Coefficient.Set(lane, estimate, variance, estimate / Math.Sqrt(variance));
        if ((Needs & LogisticNeeds.RiskDifference) != 0)
        {
            SetRiskDifference(lane, count);
        }

        if ((Needs & LogisticNeeds.LikelihoodRatio) != 0)
        {
            double highest = regression.LogLikelihood;
            bool isFound = regression.MaximizeWithLastAt(0) == RegressionOutcome.Converged;
            double root = isFound ? Math.Sqrt(Math.Max(0, 2 * (highest - regression.LogLikelihood))) : double.NaN;
            LikelihoodRatio.Set(lane, estimate, variance, estimate < 0 ? -root : root);
        }
    }

    private LogisticOutcome Maximize(out int count)
    {
        var response = data.Column(Response);
        double responders = 0;
        foreach (double one in response)
        {
            responders += one;
        }

        count = 0;
        regression.Restart(data.Patients, Columns.Length);
        foreach (int column in Columns)
        {
            if (regression.TryAdd(data.Column(column)))
            {
                kept[count++] = column;
            }
        }

        if (count == 0 || kept[count - 1] != Columns[^1])
        {
            return LogisticOutcome.Aliased;
        }

        if (responders == 0 || responders == response.Length)
        {
            return LogisticOutcome.OneOutcomeOnly;
        }

        var outcome = regression.Maximize(response, Likelihood);
        if (outcome != RegressionOutcome.Converged)
        {
            return outcome == RegressionOutcome.Separated ? LogisticOutcome.Separated : LogisticOutcome.NotConverged;
        }

        regression.CopyCoefficients(coefficients);
        regression.CopyCovariance(covariance);
        return LogisticOutcome.Fitted;
    }

    private void SetRiskDifference(int lane, int count)
    {
        risk.Restart(data.Patients, count);
        for (int j = 0; j < count - 1; j++)
        {
            data.Column(kept[j]).CopyTo(risk.Column(j));
        }

        risk.Predict(coefficients);
        double control = risk.Value;
        risk.Gradient.CopyTo(gradient);
        risk.Column(count - 1).Fill(1);
        risk.Predict(coefficients);
        double variance = 0;
        for (int j = 0; j < count; j++)
        {
            gradient[j] = risk.Gradient[j] - gradient[j];
            for (int k = 0; k < j; k++)
            {
                variance += 2 * gradient[j] * gradient[k] * covariance[(j * count) + k];
            }

            variance += gradient[j] * gradient[j] * covariance[(j * count) + j];
        }

        double difference = risk.Value - control;
        RiskDifference.Set(lane, difference, variance, difference / Math.Sqrt(variance));
    }
}
