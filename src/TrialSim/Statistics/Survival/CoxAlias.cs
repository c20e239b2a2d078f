namespace TrialSim.Statistics.Survival;

/// <summary>Finds covariates about which a Cox model has no information.</summary>
internal static class CoxAlias
{
    /// <summary>A covariate that others explain to this share of its information is aliased with them.</summary>
    private const double Tolerance = 1e-10;

    /// <summary>
    /// The first column whose information beyond the columns before it is none; -1 where all have some. A covariate with the spread of one
    /// standard deviation has information of about 1 an event; a thousandth of that is the least scale on which rounding is judged.
    /// </summary>
    /// <param name="information">The information at coefficients of 0, row by row, the lower triangle.</param>
    /// <param name="factor">Room for its Cholesky factor, overwritten.</param>
    /// <param name="columns">Number of covariates.</param>
    /// <param name="events">Number of events.</param>
    public static int Find(ReadOnlySpan<double> information, Span<double> factor, int columns, int events)
    {
        for (int j = 0; j < columns; j++)
        {
            double whole = information[(j * columns) + j];
            double pivot = whole;
            for (int k = 0; k < j; k++)
            {
                double sum = information[(j * columns) + k];
                for (int m = 0; m < k; m++)
                {
                    sum -= factor[(j * columns) + m] * factor[(k * columns) + m];
                }

                double entry = sum / factor[(k * columns) + k];
                factor[(j * columns) + k] = entry;
                pivot -= entry * entry;
            }

            if (!(pivot > Tolerance * Math.Max(whole, 1e-3 * events)))
            {
                return j;
            }

            factor[(j * columns) + j] = Math.Sqrt(pivot);
        }

        return -1;
    }
}
