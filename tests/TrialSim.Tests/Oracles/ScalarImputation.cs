using TrialSim.Statistics.Data;
using TrialSim.Statistics.Formulas;
using TrialSim.Statistics.Imputation;
using TrialSim.Statistics.LinearModels;
using TrialSim.Statistics.Mmrm;

namespace TrialSim.Tests.Oracles;

/// <summary>
/// Conditional-mean imputation written out patient by patient, for the model BASE * VISIT + ARM * VISIT: every refit from scratch by the
/// repeated measures model that a table is fitted with, every conditional mean by elimination.
/// </summary>
internal static class ScalarImputation
{
    /// <summary>The effect of arm D in the completed last visit.</summary>
    public static double Effect(DataTable wide, string[] outcomes, ImputationStrategy strategy, double delta)
    {
        double[,] completed = Complete(wide, outcomes, strategy, delta);
        double[] last = [.. Enumerable.Range(0, wide.Rows).Select(i => completed[i, outcomes.Length - 1])];
        var coefficients = LinearModel.Fit(Formula.Parse("LAST ~ ARM + BASE"), wide.With(new NumericColumn("LAST", last))).Coefficients;
        return coefficients.Values[coefficients.IndexOf("ARMD")];
    }

    /// <summary>The completed responses.</summary>
    public static double[,] Complete(DataTable wide, string[] outcomes, ImputationStrategy strategy, double delta)
    {
        int visits = outcomes.Length;
        using var fit = RepeatedMeasuresFit.Of(
            new() { Formula = Formula.Parse("Y ~ BASE * VISIT + ARM * VISIT"), Visit = "VISIT", Subject = "ID" }, Long(wide, outcomes));
        var b = fit.Coefficients.Names.Zip(fit.Coefficients.Values.ToArray()).ToDictionary(c => c.First, c => c.Second);
        double[,] covariance = fit.Covariance();
        var completed = new double[wide.Rows, visits];
        for (int i = 0; i < wide.Rows; i++)
        {
            double[] y = [.. outcomes.Select(o => wide.Numbers(o).Values[i])];
            double[] own = Means(wide.Factor("ARM").TextAt(i) == "D");
            double[] reference = Means(false);
            int last = Array.FindLastIndex(y, v => !double.IsNaN(v));
            double[] mean = Profile(own, reference, last, strategy);
            int[] seen = [.. Enumerable.Range(0, visits).Where(v => !double.IsNaN(y[v]))];
            double[] pull = Solve([.. seen.Select(v => seen.Select(w => covariance[v, w]).ToArray())], [.. seen.Select(v => y[v] - mean[v])]);
            for (int v = 0; v < visits; v++)
            {
                double shift = v > last && wide.Factor("ARM").TextAt(i) == "D" ? delta : 0;
                completed[i, v] = double.IsNaN(y[v]) ? mean[v] + seen.Select((w, k) => covariance[v, w] * pull[k]).Sum() + shift : y[v];
            }

            double[] Means(bool treated) =>
            [
                .. Enumerable.Range(1, visits).Select(v => b["(Intercept)"] + (b["BASE"] * wide.Numbers("BASE").Values[i]) + (treated ? b["ARMD"] : 0)
                    + (v > 1 ? b[$"VISIT{v}"] + (b[$"BASE:VISIT{v}"] * wide.Numbers("BASE").Values[i]) + (treated ? b[$"VISIT{v}:ARMD"] : 0) : 0)),
            ];
        }

        return completed;
    }

    private static double[] Profile(double[] own, double[] reference, int last, ImputationStrategy strategy) =>
    [
        .. own.Select((mean, v) => strategy switch
        {
            ImputationStrategy.JumpToReference when v > last => reference[v],
            ImputationStrategy.CopyReference when last < own.Length - 1 => reference[v],
            ImputationStrategy.CopyIncrements when v > last => last < 0 ? reference[v] : own[last] + reference[v] - reference[last],
            ImputationStrategy.LastMeanCarriedForward when v > last && last >= 0 => own[last],
            _ => mean,
        }),
    ];

    private static DataTable Long(DataTable wide, string[] outcomes)
    {
        int visits = outcomes.Length;
        int[] rows = [.. Enumerable.Range(0, wide.Rows * visits).Select(r => r / visits)];
        return wide.Select(rows)
            .With(new FactorColumn("VISIT", [.. rows.Select((_, r) => r % visits)], [.. Enumerable.Range(1, visits).Select(v => $"{v}")], LevelOrder.Declared))
            .With(new NumericColumn("Y", [.. rows.Select((i, r) => wide.Numbers(outcomes[r % visits]).Values[i])]));
    }

    // Gauss's elimination; the matrices are positive definite
    private static double[] Solve(double[][] matrix, double[] right)
    {
        int n = right.Length;
        for (int k = 0; k < n; k++)
        {
            for (int i = k + 1; i < n; i++)
            {
                double factor = matrix[i][k] / matrix[k][k];
                for (int j = k; j < n; j++)
                {
                    matrix[i][j] -= factor * matrix[k][j];
                }

                right[i] -= factor * right[k];
            }
        }

        for (int k = n - 1; k >= 0; k--)
        {
            for (int j = k + 1; j < n; j++)
            {
                right[k] -= matrix[k][j] * right[j];
            }

            right[k] /= matrix[k][k];
        }

        return right;
    }
}
