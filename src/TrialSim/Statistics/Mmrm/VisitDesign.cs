using TrialSim.Numerics;

namespace TrialSim.Statistics.Mmrm;

/// <summary>The fixed effects of a mixed model for repeated measures: columns made of patients' covariates and visits.</summary>
/// <remarks>
/// A covariate that the columns cross with all visits in whatever coding (main effect and differences from the first visit, say) enters the
/// computation as one column a visit, which are mostly zero; coefficients and contrasts are carried over and back.
/// </remarks>
public sealed class VisitDesign
{
    /// <summary>The most visits.</summary>
    public const int MostVisits = 64;

    private readonly double[,] toCoefficients;

    /// <summary>A design.</summary>
    /// <param name="visits">Number of visits J, at most 64.</param>
    /// <param name="covariates">Number of covariates of a patient.</param>
    /// <param name="columns">The columns.</param>
    /// <exception cref="StatisticsInputException">A column is a combination of others, whatever the data.</exception>
    public VisitDesign(int visits, int covariates, IReadOnlyList<DesignColumn> columns)
        : this(visits, covariates, columns, DesignColumn.Absent, new double[covariates])
    {
    }

    /// <summary>A design whose covariates will be given as differences from an origin of their own.</summary>
    /// <param name="visits">Number of visits J.</param>
    /// <param name="covariates">Number of covariates of a patient.</param>
    /// <param name="columns">The columns, made of the covariates as they are.</param>
    /// <param name="constant">The covariate that is 1 for everybody.</param>
    /// <param name="origins">What will be subtracted from each covariate; not 0 only where the constant's columns can take it up.</param>
    internal VisitDesign(int visits, int covariates, IReadOnlyList<DesignColumn> columns, int constant, double[] origins)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(visits, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(visits, MostVisits);
        ArgumentOutOfRangeException.ThrowIfZero(columns.Count);
        Visits = visits;
        Covariates = covariates;
        Columns = [.. columns];
        var basis = new DesignBasis(visits, Columns, constant, origins);
        Basis = basis.Columns;
        (toCoefficients, LogDeterminant) = basis.Inverse();
    }

    /// <summary>Number of visits J.</summary>
    public int Visits { get; }

    /// <summary>Number of covariates of a patient.</summary>
    public int Covariates { get; }

    /// <summary>The columns.</summary>
    public IReadOnlyList<DesignColumn> Columns { get; }

    /// <summary>Names of the coefficients.</summary>
    public IReadOnlyList<string> Names => [.. Columns.Select(c => c.Name)];

    /// <summary>The columns that the computation uses, as many as <see cref="Columns"/>.</summary>
    internal IReadOnlyList<DesignColumn> Basis { get; }

    /// <summary>Logarithm of the absolute determinant of the map from coefficients to those of the basis.</summary>
    internal double LogDeterminant { get; }

    /// <summary>Turns coefficients of the basis into those of the columns.</summary>
    internal double[] ToCoefficients(ReadOnlySpan<double> ofBasis)
    {
        var coefficients = new double[Columns.Count];
        for (int i = 0; i < coefficients.Length; i++)
        {
            for (int j = 0; j < ofBasis.Length; j++)
            {
                coefficients[i] += toCoefficients[i, j] * ofBasis[j];
            }
        }

        return coefficients;
    }

    /// <summary>A contrast of the coefficients, ready for use with every fit of this design.</summary>
    /// <param name="row">One weight a coefficient.</param>
    public PreparedContrast Prepare(ReadOnlySpan<double> row)
    {
        int size = Columns.Count;
        ArgumentOutOfRangeException.ThrowIfNotEqual(row.Length, size);
        var weights = new double[size];
        for (int j = 0; j < size; j++)
        {
            for (int i = 0; i < size; i++)
            {
                weights[j] += row[i] * toCoefficients[i, j];
            }
        }

        return new(weights);
    }

    /// <summary>One coefficient, ready for use with every fit of this design.</summary>
    public PreparedContrast Prepare(int column)
    {
        var row = new double[Columns.Count];
        row[column] = 1;
        return Prepare(row);
    }
}
