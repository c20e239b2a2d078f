using System.Globalization;
using TrialSim.Statistics.Data;

namespace TrialSim.Statistics.Logistic;

/// <summary>Every patient's predicted risk had it been on one treatment.</summary>
/// <param name="Mean">Mean over all patients.</param>
/// <param name="Risks">One per patient.</param>
/// <param name="Gradient">Derivative of the mean risk by each coefficient.</param>
/// <param name="Members">Numbers of the patients who were on that treatment.</param>
internal sealed record RiskUnder(double Mean, double[] Risks, double[] Gradient, int[] Members)
{
    /// <summary>Predicts with a fitted model.</summary>
    /// <exception cref="StatisticsInputException">No patient has that treatment.</exception>
    public static RiskUnder Of(LogisticModel model, string treatment, string level)
    {
        var frame = model.Frame;
        var given = frame.Factor(treatment);
        int code = FactorColumn.IndexOf(given.Levels, level);
        int[] members = [.. Enumerable.Range(0, frame.Rows).Where(row => code >= 0 && given.Codes[row] == code)];
        if (members.Length == 0)
        {
            throw new StatisticsInputException(
                $"no patient analysed has \"{level}\" in column \"{treatment}\".", $"The values are {string.Join(", ", given.Levels)}.");
        }

        var matrix = model.Design.Build(frame.With(Everybody(frame[treatment], level, code)));
        var risk = new MeanRisk();
        risk.Restart(matrix.Rows, matrix.Columns);
        for (int j = 0; j < matrix.Columns; j++)
        {
            matrix.Column(j).CopyTo(risk.Column(j));
        }

        risk.Predict(model.Coefficients.Values);
        return new(risk.Value, risk.Risks.ToArray(), risk.Gradient.ToArray(), members);
    }

    /// <summary>The values of those who were on that treatment.</summary>
    public double[] Pick(ReadOnlySpan<double> values)
    {
        var picked = new double[Members.Length];
        for (int i = 0; i < picked.Length; i++)
        {
            picked[i] = values[Members[i]];
        }

        return picked;
    }

    private static DataColumn Everybody(DataColumn column, string level, int code)
    {
        if (column is FactorColumn factor)
        {
            return new FactorColumn(column.Name, Enumerable.Repeat(code, column.Rows).ToArray(), [.. factor.Levels], LevelOrder.Declared);
        }

        double value = double.Parse(level, NumberStyles.Float, CultureInfo.InvariantCulture);
        return new NumericColumn(column.Name, Enumerable.Repeat(value, column.Rows).ToArray());
    }
}
