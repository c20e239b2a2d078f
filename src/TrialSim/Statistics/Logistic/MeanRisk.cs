using TrialSim.Numerics;

namespace TrialSim.Statistics.Logistic;

/// <summary>Risks that a logistic model predicts for given patients, their mean, and its gradient in the coefficients.</summary>
/// <remarks>Refilled without allocation once its buffers have grown.</remarks>
internal sealed class MeanRisk
{
    private double[] design = []; // column after column, padded with zeros
    private double[] risks = [];
    private double[] variances = [];
    private double[] gradient = [];
    private int rows;
    private int columns;
    private int padded;

    /// <summary>Mean of the risks.</summary>
    public double Value { get; private set; }

    /// <summary>Its derivative by each coefficient.</summary>
    public ReadOnlySpan<double> Gradient => gradient.AsSpan(0, columns);

    /// <summary>Each patient's risk.</summary>
    public ReadOnlySpan<double> Risks => risks.AsSpan(0, rows);

    /// <summary>Starts on other patients.</summary>
    /// <param name="patients">How many, at least one.</param>
    /// <param name="coefficients">Columns of the model.</param>
    public void Restart(int patients, int coefficients)
    {
        (rows, columns, padded) = (patients, coefficients, InnerProducts.Padded(patients));
        if (risks.Length < padded)
        {
            (risks, variances) = (new double[padded], new double[padded]);
        }

        if (design.Length < padded * columns)
        {
            design = new double[padded * columns];
        }

        if (gradient.Length < columns)
        {
            gradient = new double[columns];
        }

        design.AsSpan(0, padded * columns).Clear();
    }

    /// <summary>A column of the model, to be written: one number per patient.</summary>
    public Span<double> Column(int column) => design.AsSpan(column * padded, rows);

    /// <summary>Predicts the risks.</summary>
    public void Predict(ReadOnlySpan<double> coefficients)
    {
        var predictor = risks.AsSpan(0, padded);
        predictor.Clear();
        for (int j = 0; j < columns; j++)
        {
            InnerProducts.AddMultiple(coefficients[j], Padded(j), predictor);
        }

        var risk = InnerProducts.Rows(predictor);
        var variance = InnerProducts.Rows(variances.AsSpan(0, padded));
        var sum = Lanes.Zero;
        for (int i = 0; i < risk.Length; i++)
        {
            BernoulliFamily.Evaluate(risk[i], Lanes.Zero, out var mean, out variance[i]);
            risk[i] = mean;
            sum += LaneMask.First(Math.Min(rows - (i * Lanes.Count), Lanes.Count)).Keep(mean);
        }

        Value = InnerProducts.Total(sum) / rows;
        for (int j = 0; j < columns; j++)
        {
            gradient[j] = InnerProducts.Dot(Padded(j), variances.AsSpan(0, padded)) / rows;
        }
    }

    private ReadOnlySpan<double> Padded(int column) => design.AsSpan(column * padded, padded);
}
