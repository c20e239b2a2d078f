namespace TrialSim.Statistics.Survival;

/// <summary>Robust (sandwich) covariance of the coefficients of a Cox model, from the influence of clusters of patients.</summary>
/// <remarks>
/// A patient's influence is the score residual times the model-based covariance; clusters' influences are summed before they are squared.
/// Source: Lin and Wei (1989), JASA 84:1074-1078; Therneau and Grambsch (2000), section 8.2.
/// </remarks>
public static class CoxRobust
{
    /// <summary>
    /// The covariance, row by row; null where ties are exact, for which the residuals are not defined, or the model has not converged.
    /// </summary>
    /// <param name="fit">The model.</param>
    /// <param name="clusters">Each patient's cluster, from 0; empty where each patient is a cluster.</param>
    public static double[]? Covariance(CoxRegression fit, ReadOnlySpan<int> clusters)
    {
        if (fit.Ties == CoxTies.Exact || fit.Outcome != CoxOutcome.Converged)
        {
            return null;
        }

        var sample = fit.Sample;
        int columns = sample.Columns;
        double[] residuals = ScoreResiduals.Of(fit);
        int count = sample.Rows;
        foreach (int cluster in clusters)
        {
            count = Math.Max(count, cluster + 1);
        }

        var influence = new double[count * columns];
        for (int place = 0; place < sample.Rows; place++)
        {
            int patient = sample.Order.Patients[place];
            int row = clusters.IsEmpty ? patient : clusters[patient];
            for (int j = 0; j < columns; j++)
            {
                for (int k = 0; k < columns; k++)
                {
                    influence[(row * columns) + j] += residuals[(place * columns) + k] * fit.ScaledCovariance[(k * columns) + j];
                }
            }
        }

        return CrossProduct(influence, columns, sample.Scales);
    }

    private static double[] CrossProduct(double[] influence, int columns, ReadOnlySpan<double> scales)
    {
        var covariance = new double[columns * columns];
        for (int start = 0; start < influence.Length; start += columns)
        {
            for (int j = 0; j < columns; j++)
            {
                for (int k = 0; k < columns; k++)
                {
                    covariance[(j * columns) + k] += influence[start + j] * influence[start + k] / (scales[j] * scales[k]);
                }
            }
        }

        return covariance;
    }
}
