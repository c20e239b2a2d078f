using TrialSim.Numerics;
using TrialSim.Trials;

namespace TrialSim.Analyses;

/// <summary>
/// The columns that linear analyses of the same patients (same subgroup, same missing-data rule) use between them, and their
/// cross-products, computed once for all.
/// </summary>
internal sealed class LinearModelData(TrialEndpoints endpoints, int subgroup, MissingRule missing) : IDisposable
{
    private readonly List<Regressor> regressors = [new Intercept()];
    private LaneColumns? columns;
    private LaneColumns? products;

    /// <summary>Which patients: the subgroup's number.</summary>
    public int Subgroup => subgroup;

    /// <summary>Which missing-data rule.</summary>
    public MissingRule Missing => missing;

    /// <summary>Number of columns, padded.</summary>
    public int Size => CrossProducts.Padded(regressors.Count);

    /// <summary>Number of patients.</summary>
    public Lanes Observations => products![0][0];

    /// <summary>Cross-products, row by row, <see cref="Size"/> wide.</summary>
    public ReadOnlySpan<Lanes> Products => products![0];

    /// <summary>Reserves a column; the same regressor is reserved once.</summary>
    public int Reserve(Regressor regressor)
    {
        int known = regressors.IndexOf(regressor);
        if (known >= 0)
        {
            return known;
        }

        regressors.Add(regressor);
        return regressors.Count - 1;
    }

    /// <summary>Writes the columns of the trials at hand and sums their products.</summary>
    public void Compute()
    {
        int patients = endpoints.Trial.Patients;
        columns ??= new(Size, patients);
        products ??= new(1, Size * Size);
        var weight = endpoints.Weight(subgroup, missing);
        for (int j = 0; j < regressors.Count; j++)
        {
            var column = columns[j];
            regressors[j].Write(endpoints, column);
            if (!endpoints.CountsEverybody(subgroup, missing))
            {
                for (int i = 0; i < column.Length; i++)
                {
                    column[i] *= weight[i];
                }
            }
        }

        CrossProducts.Sum(columns.All, patients, products[0]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        columns?.Dispose();
        products?.Dispose();
    }
}
