using TrialSim.Statistics.Data;

namespace TrialSim.Statistics.Imputation;

/// <summary>Last observation carried forward (LOCF): a single imputation kept for comparison, biased under most patterns of dropout.</summary>
/// <remarks>The table has one row for each patient. Source of the warning: Molenberghs et al. (2004), Biostatistics 5:445-464.</remarks>
public static class LastObservation
{
    /// <summary>Each patient's last observed response up to a visit; missing where there is none.</summary>
    /// <param name="name">Name of the new column.</param>
    /// <param name="table">The table.</param>
    /// <param name="outcomes">Columns of the responses, in the order of the visits, the last being the visit analysed.</param>
    /// <exception cref="StatisticsInputException">A column is not there or does not hold numbers.</exception>
    public static NumericColumn CarriedForward(string name, DataTable table, IReadOnlyList<string> outcomes)
    {
        NumericColumn[] responses = [.. outcomes.Select(table.Numbers)];
        var last = new double[table.Rows];
        for (int i = 0; i < last.Length; i++)
        {
            last[i] = double.NaN;
            foreach (var visit in responses)
            {
                last[i] = visit.IsMissing(i) ? last[i] : visit.Values[i];
            }
        }

        return new(name, last);
    }
}
