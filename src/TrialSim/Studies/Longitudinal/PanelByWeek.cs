using TrialSim.Statistics.Logistic;
using TrialSim.Studies.CaseControl;

namespace TrialSim.Studies.Longitudinal;

/// <summary>Fits the logistic model of resistance on all markers of one week; buffers for one study after another.</summary>
internal sealed class PanelByWeek
{
    private readonly LongitudinalModel model;
    private readonly CanonicalRegression<BernoulliFamily> logistic = new();
    private readonly double[][] columns;
    private readonly double[] ones;
    private readonly double[] isResistant;
    private readonly double[] resistant;
    private readonly double[] remitted;
    private readonly double[] coefficients;
    private int count;

    /// <summary>Buffers.</summary>
    public PanelByWeek(LongitudinalModel model)
    {
        this.model = model;
        int people = model.Sizes[^1];
        columns = [.. Enumerable.Range(0, model.Markers).Select(_ => new double[people])];
        ones = new double[people];
        Array.Fill(ones, 1);
        (isResistant, resistant, remitted) = (new double[people], new double[people], new double[people]);
        coefficients = new double[model.Markers + 1];
        logistic.Reserve(people, model.Markers + 1);
    }

    /// <summary>Intercept and coefficients of the last fit; NaN where there was none.</summary>
    public ReadOnlySpan<double> Coefficients => coefficients;

    /// <summary>Fits to the first patients of a study; the area in the same patients, NaN where it could not be fitted.</summary>
    public double Fit(FollowedSample sample, int size, int week)
    {
        int cases = Gather(sample, size, week);
        if (!TryFit(cases))
        {
            Array.Fill(coefficients, double.NaN);
            return double.NaN;
        }

        int i1 = 0;
        int i0 = 0;
        for (int i = 0; i < count; i++)
        {
            double score = coefficients[0];
            for (int k = 0; k < columns.Length; k++)
            {
                score += coefficients[k + 1] * columns[k][i];
            }

            if (isResistant[i] == 1)
            {
                resistant[i1++] = score;
            }
            else
            {
                remitted[i0++] = score;
            }
        }

        resistant.AsSpan(0, i1).Sort();
        remitted.AsSpan(0, i0).Sort();
        return RocScan.Of(resistant.AsSpan(0, i1), remitted.AsSpan(0, i0)).Auc;
    }

    private int Gather(FollowedSample sample, int size, int week)
    {
        count = 0;
        int cases = 0;
        for (int i = 0; i < size; i++)
        {
            bool isComplete = sample.HasStatus(i) && sample.IsAsked(i, week);
            for (int k = 0; k < columns.Length && isComplete; k++)
            {
                columns[k][count] = sample.Values[model.Measurement(k, week)][i];
                isComplete = !double.IsNaN(columns[k][count]);
            }

            if (isComplete)
            {
                isResistant[count] = sample.IsResistant(i) ? 1 : 0;
                cases += sample.IsResistant(i) ? 1 : 0;
                count++;
            }
        }

        return cases;
    }

    private bool TryFit(int cases)
    {
        if (cases < 2 || count - cases < 2)
        {
            return false;
        }

        logistic.Restart(count, columns.Length + 1);
        logistic.TryAdd(ones.AsSpan(0, count));
        foreach (double[] column in columns)
        {
            if (!logistic.TryAdd(column.AsSpan(0, count)))
            {
                return false;
            }
        }

        if (logistic.Maximize(isResistant.AsSpan(0, count), LikelihoodKind.Plain) != RegressionOutcome.Converged)
        {
            return false;
        }

        logistic.CopyCoefficients(coefficients);
        return true;
    }
}
