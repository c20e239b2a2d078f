namespace TrialSim.Statistics.Survival;

/// <summary>Sums of risk, risk x covariates and risk x products of covariates over patients.</summary>
internal sealed class RiskSums
{
    private double[] first = [];
    private double[] second = [];
    private int columns;

    /// <summary>Sum of the risks.</summary>
    public double Total { get; private set; }

    /// <summary>Sum of risk x covariate.</summary>
    public ReadOnlySpan<double> First => first;

    /// <summary>Sum of risk x product of two covariates, row by row, the lower triangle.</summary>
    public ReadOnlySpan<double> Second => second;

    /// <summary>Empties the sums for a number of covariates.</summary>
    public void Clear(int columns)
    {
        if (first.Length < columns)
        {
            first = new double[columns];
            second = new double[columns * columns];
        }

        this.columns = columns;
        Total = 0;
        first.AsSpan(0, columns).Clear();
        second.AsSpan(0, columns * columns).Clear();
    }

    /// <summary>Adds a patient.</summary>
    public void Add(double risk, ReadOnlySpan<double> covariates)
    {
        Total += risk;
        for (int j = 0; j < columns; j++)
        {
            double weighted = risk * covariates[j];
            first[j] += weighted;
            for (int k = 0; k <= j; k++)
            {
                second[(j * columns) + k] += weighted * covariates[k];
            }
        }
    }

    /// <summary>Multiplies the sums by a factor.</summary>
    public void Scale(double factor)
    {
        Total *= factor;
        for (int j = 0; j < columns; j++)
        {
            first[j] *= factor;
        }

        for (int j = 0; j < columns * columns; j++)
        {
            second[j] *= factor;
        }
    }

    /// <summary>Adds other sums.</summary>
    public void Add(RiskSums other)
    {
        Total += other.Total;
        for (int j = 0; j < columns; j++)
        {
            first[j] += other.first[j];
        }

        for (int j = 0; j < columns * columns; j++)
        {
            second[j] += other.second[j];
        }
    }
}
