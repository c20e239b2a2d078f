namespace TrialSim.Statistics.Subgroups.Cuts;

/// <summary>The split of patients by a marker at which their outcomes differ most: Student's two-sample t at every place, both arms or none.</summary>
/// <remarks>
/// The naive search for a prognostic cut-point, whose nominal p-value means little: Altman, Lausen, Sauerbrei and Schumacher (1994),
/// Journal of the National Cancer Institute 86:829-835; corrected by <see cref="MaximallySelected"/>. With s the low patients' sum about
/// the mean of all, the squares between the groups are s^2 n / (low high), which grows with |t|: one pass and one square root.
/// </remarks>
public static class MarkerSplit
{
    /// <summary>Largest |t| over the splits, with n - 2 degrees of freedom.</summary>
    /// <param name="outcomes">In the order of the marker, which has no ties.</param>
    /// <param name="fewest">Smallest number of patients on a side.</param>
    /// <param name="low">Patients on the lower side of the best split; 0 where there is none.</param>
    /// <returns>|t|; NaN where no split can be tested, infinite where the two groups do not vary.</returns>
    public static double Largest(ReadOnlySpan<double> outcomes, int fewest, out int low)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fewest, 1);
        low = 0;
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < outcomes.Length; i++)
        {
            double step = outcomes[i] - mean;
            mean += step / (i + 1);
            squares += step * (outcomes[i] - mean);
        }

        double sum = 0;
        double between = -1;
        for (int i = 1; i <= outcomes.Length - fewest; i++)
        {
            sum += outcomes[i - 1] - mean;
            if (i >= fewest && sum * sum / ((double)i * (outcomes.Length - i)) is var size && size > between)
            {
                (between, low) = (size, i);
            }
        }

        between *= outcomes.Length;
        return low == 0 || outcomes.Length < 3 || !(squares > 0) ? double.NaN
            : Math.Sqrt(between * (outcomes.Length - 2) / Math.Max(squares - between, 0));
    }
}
