using TrialSim.Numerics;
using TrialSim.Statistics.Tables;

namespace TrialSim.Statistics.Survival;

/// <summary>Score tests that the coefficients of a Cox model do not change with a function g of time.</summary>
/// <remarks>
/// The model gains a covariate x g(t) for each tested covariate x; the test is the score test of their coefficients being 0 given the
/// others at their estimates. g is centred at the events. Source: Grambsch and Therneau (1994), Biometrika 81:515-526, in the exact form of
/// R's survival 3 (cox.zph).
/// </remarks>
public sealed class ProportionalHazardsTest
{
    private readonly int columns;
    private readonly double[] score;
    private readonly double[] information;

    /// <summary>The tests of a model that has converged.</summary>
    public ProportionalHazardsTest(CoxRegression fit, TimeTransform transform)
    {
        if (fit.Outcome != CoxOutcome.Converged)
        {
            throw new ArgumentException("the model has not converged", nameof(fit));
        }

        columns = fit.Sample.Columns;
        score = new double[2 * columns];
        information = new double[4 * columns * columns];
        var times = CoxTimes.Of(fit);
        double[] weights = TransformedTimes.Of(fit.Sample, transform);
        double mean = times.Sum(t => t.Deaths * weights[t.Rank]) / times.Sum(t => t.Deaths);
        foreach (var time in times)
        {
            Add(time, weights[time.Rank] - mean);
        }
    }

    /// <summary>The test of some covariates, such as those of one factor; df is their number.</summary>
    public ChiSquareStatistic Of(IReadOnlyCollection<int> tested)
    {
        int[] chosen = [.. Enumerable.Range(0, columns), .. tested.Select(j => columns + j)];
        int size = chosen.Length;
        var matrix = new double[size * size];
        var vector = new double[size];
        for (int a = 0; a < size; a++)
        {
            vector[a] = a < columns ? 0 : score[chosen[a]]; // the score of the estimates themselves is 0
            for (int b = 0; b < size; b++)
            {
                matrix[(a * size) + b] = information[(chosen[a] * 2 * columns) + chosen[b]];
            }
        }

        if (!PositiveDefinite.TryFactor(matrix, size))
        {
            return new(double.NaN, tested.Count);
        }

        PositiveDefinite.SolveLower(matrix, size, vector);
        return new(vector.Sum(x => x * x), tested.Count);
    }

    /// <summary>The test of all covariates together.</summary>
    public ChiSquareStatistic Global() => Of([.. Enumerable.Range(0, columns)]);

    private void Add(CoxTime time, double weight)
    {
        int width = 2 * columns;
        for (int j = 0; j < columns; j++)
        {
            score[columns + j] += weight * (time.Dead[j] - (time.Deaths * time.Mean[j]));
            for (int k = 0; k < columns; k++)
            {
                double covariance = time.Information[(j * columns) + k];
                information[(j * width) + k] += covariance;
                information[(j * width) + columns + k] += weight * covariance;
                information[((columns + j) * width) + k] += weight * covariance;
                information[((columns + j) * width) + columns + k] += weight * weight * covariance;
            }
        }
    }
}
