namespace TrialSim.Statistics.Estimation;

/// <summary>
/// What a fitted model says of its coefficients: estimates, covariance and degrees of freedom. Contrasts and least squares means are
/// made of it alone, whatever the model.
/// </summary>
public sealed class CoefficientEstimates
{
    private readonly double[] values;
    private readonly double[] covariance;
    private readonly ContrastDegreesOfFreedom degreesOfFreedom;

    /// <summary>The coefficients of a fit.</summary>
    /// <param name="names">Their names as in the model matrix.</param>
    /// <param name="values">Estimates; kept, not copied.</param>
    /// <param name="covariance">Covariance matrix, row by row; kept, not copied.</param>
    /// <param name="degreesOfFreedom">Degrees of freedom of a linear combination.</param>
    public CoefficientEstimates(IReadOnlyList<string> names, double[] values, double[] covariance, ContrastDegreesOfFreedom degreesOfFreedom)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, names.Count, nameof(values));
        ArgumentOutOfRangeException.ThrowIfNotEqual(covariance.Length, names.Count * names.Count, nameof(covariance));
        (Names, this.values, this.covariance, this.degreesOfFreedom) = (names, values, covariance, degreesOfFreedom);
    }

    /// <summary>Names of the coefficients.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Number of coefficients.</summary>
    public int Count => values.Length;

    /// <summary>The estimates.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>The covariance matrix, row by row.</summary>
    public ReadOnlySpan<double> Covariance => covariance;

    /// <summary>One coefficient.</summary>
    public ContrastEstimate this[int coefficient]
    {
        get
        {
            var contrast = new double[Count];
            contrast[coefficient] = 1;
            return Estimate(contrast);
        }
    }

    /// <summary>A linear combination of the coefficients.</summary>
    /// <param name="contrast">One weight per coefficient.</param>
    public ContrastEstimate Estimate(ReadOnlySpan<double> contrast)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(contrast.Length, Count, nameof(contrast));
        double estimate = 0;
        for (int j = 0; j < contrast.Length; j++)
        {
            estimate += contrast[j] * values[j];
        }

        return new(estimate, Math.Sqrt(CovarianceOf(contrast, contrast)), degreesOfFreedom(contrast));
    }

    /// <summary>A linear combination given by the names of its coefficients; the others have weight 0.</summary>
    /// <exception cref="StatisticsInputException">A name is not that of a coefficient.</exception>
    public ContrastEstimate Combination(IEnumerable<KeyValuePair<string, double>> weights) => Estimate(ContrastOf(weights));

    /// <summary>Covariance of two linear combinations.</summary>
    public double CovarianceOf(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int j = 0; j < Count; j++)
        {
            if (a[j] == 0)
            {
                continue;
            }

            double row = 0;
            for (int k = 0; k < Count; k++)
            {
                row += b[k] == 0 ? 0 : covariance[(j * Count) + k] * b[k];
            }

            sum += a[j] * row;
        }

        return sum;
    }

    /// <summary>The weights of a linear combination given by the names of its coefficients.</summary>
    /// <exception cref="StatisticsInputException">A name is not that of a coefficient.</exception>
    public double[] ContrastOf(IEnumerable<KeyValuePair<string, double>> weights)
    {
        var contrast = new double[Count];
        foreach (var (name, weight) in weights)
        {
            contrast[IndexOf(name)] += weight;
        }

        return contrast;
    }

    /// <summary>Number of the coefficient of a name; the factors of an interaction may stand in any order.</summary>
    /// <exception cref="StatisticsInputException">There is none.</exception>
    public int IndexOf(string name)
    {
        string[] parts = SortedParts(name);
        for (int j = 0; j < Count; j++)
        {
            if (Names[j] == name || (parts.Length > 1 && SortedParts(Names[j]).AsSpan().SequenceEqual(parts)))
            {
                return j;
            }
        }

        throw new StatisticsInputException($"there is no coefficient \"{name}\".", $"The coefficients are {string.Join(", ", Names)}.");
    }

    private static string[] SortedParts(string name)
    {
        string[] parts = name.Split(':');
        Array.Sort(parts, StringComparer.Ordinal);
        return parts;
    }
}
