using TrialSim.Numerics;

namespace TrialSim.Analyses;

/// <summary>
/// The columns that linear analyses of the same patients (same subgroup, same missing-data rule) use between them, and their
/// cross-products, computed once for all.
/// </summary>
internal sealed class LinearModelData(TrialEndpoints endpoints, int subgroup, MissingRule missing) : IDisposable
{
    private readonly List<Regressor> regressors = [new Intercept()];
    private LaneColumns? own;
    private LaneColumns? products;
    private LaneColumn[] columns = [];

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

    /// <summary>Writes the columns of the trials at hand, where they are not there already, and sums their products.</summary>
    public void Compute()
    {
        int patients = endpoints.Trial.Patients;
        own ??= new(Size, patients);
        products ??= new(1, Size * Size);
        if (columns.Length == 0)
        {
            columns = new LaneColumn[Size];
        }

        bool everybody = endpoints.CountsEverybody(subgroup, missing);
        var weight = endpoints.Weight(subgroup, missing);
        for (int j = 0; j < columns.Length; j++)
        {
            var regressor = regressors[Math.Min(j, regressors.Count - 1)]; // padding repeats the last
            columns[j] = new(everybody && regressor.Existing(endpoints) is { Length: > 0 } there ? there : Write(regressor, j, everybody, weight));
        }

        CrossProducts.Sum(columns, patients, products[0]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        own?.Dispose();
        products?.Dispose();
    }

    private ReadOnlySpan<Lanes> Write(Regressor regressor, int j, bool everybody, ReadOnlySpan<Lanes> weight)
    {
        var column = own![j];
        regressor.Write(endpoints, column);
        for (int i = 0; !everybody && i < column.Length; i++)
        {
            column[i] *= weight[i];
        }

        return column;
    }
}
