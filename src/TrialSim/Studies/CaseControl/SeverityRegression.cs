using TrialSim.Numerics;

namespace TrialSim.Studies.CaseControl;

/// <summary>Least squares of severity on an intercept and all markers; buffers for one study after another.</summary>
/// <remarks>Columns are centred first and the normal equations solved by Cholesky: no allocation. Checked against R's lm.</remarks>
internal sealed class SeverityRegression(int markers, int people)
{
    private readonly double[] centred = new double[markers * people];
    private readonly double[] products = new double[markers * markers];
    private readonly double[] inverse = new double[markers * markers];
    private readonly double[] moments = new double[markers];

    /// <summary>Points per unit of concentration, one a marker.</summary>
    public double[] Slopes { get; } = new double[markers];

    /// <summary>Slope over its standard error.</summary>
    public double[] T { get; } = new double[markers];

    /// <summary>People less markers less 1.</summary>
    public double DegreesOfFreedom { get; private set; }

    /// <summary>Share of the variance of severity that the markers explain in this sample.</summary>
    public double RSquared { get; private set; }

    /// <summary>Fits; false where a marker is constant or determined by the others, severity has no spread, or no degree of freedom is left.</summary>
    /// <param name="columns">Concentrations, one column a marker, of as many people as there are severities.</param>
    /// <param name="severity">Severities.</param>
    public bool TryFit(double[][] columns, ReadOnlySpan<double> severity)
    {
        int n = severity.Length;
        DegreesOfFreedom = n - markers - 1;
        if (DegreesOfFreedom < 1)
        {
            return false;
        }

        double meanSeverity = Mean(severity);
        double total = 0;
        foreach (double y in severity)
        {
            total += (y - meanSeverity) * (y - meanSeverity);
        }

        for (int k = 0; k < markers; k++)
        {
            var column = columns[k].AsSpan(0, n);
            var own = centred.AsSpan(k * people, n);
            double mean = Mean(column);
            double moment = 0;
            for (int i = 0; i < n; i++)
            {
                own[i] = column[i] - mean;
                moment += own[i] * (severity[i] - meanSeverity);
            }

            moments[k] = moment;
            for (int l = 0; l <= k; l++)
            {
                products[(k * markers) + l] = Product(own, centred.AsSpan(l * people, n));
            }

            const double rounding = 1e-13; // a constant column's squares are rounding
            if (!(products[(k * markers) + k] > rounding * rounding * n * mean * mean))
            {
                return false;
            }
        }

        return total > 0 && PositiveDefinite.TryFactor(products, markers) && Solve(total);
    }

    private bool Solve(double total)
    {
        PositiveDefinite.Invert(products, markers, inverse);
        moments.CopyTo(Slopes, 0);
        PositiveDefinite.Solve(products, markers, Slopes);
        double explained = 0;
        for (int k = 0; k < markers; k++)
        {
            explained += Slopes[k] * moments[k];
        }

        double residual = total - explained;
        if (!(residual > 1e-12 * total))
        {
            return false;
        }

        RSquared = explained / total;
        for (int k = 0; k < markers; k++)
        {
            T[k] = Slopes[k] / Math.Sqrt(residual / DegreesOfFreedom * inverse[(k * markers) + k]);
        }

        return true;
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }

    private static double Product(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}
