using MathNet.Numerics.LinearAlgebra;

namespace TrialSim.Tests.Oracles;

/// <summary>Best cut-points as one would first write them: a least squares fit at every cut.</summary>
internal static class DenseCutScan
{
    /// <summary>Estimate and t of the interaction in the model with an intercept, the arm, the subgroup and their product.</summary>
    public static (double Estimate, double T) Interaction(double[] marker, bool[] treated, double[] outcome, double cut) =>
        Last(outcome, [_ => 1, i => treated[i] ? 1 : 0, i => marker[i] > cut ? 1 : 0, i => treated[i] && marker[i] > cut ? 1 : 0]);

    /// <summary>Estimate and t of the arm among the patients above the cut.</summary>
    public static (double Estimate, double T) Subgroup(double[] marker, bool[] treated, double[] outcome, double cut)
    {
        int[] high = [.. Enumerable.Range(0, marker.Length).Where(i => marker[i] > cut)];
        return Last([.. high.Select(i => outcome[i])], [_ => 1, i => treated[high[i]] ? 1 : 0]);
    }

    /// <summary>Whether each arm has enough patients on each side.</summary>
    public static bool Filled(double[] marker, bool[] treated, double cut, int fewest) =>
        new[] { (true, true), (true, false), (false, true), (false, false) }
            .All(cell => Enumerable.Range(0, marker.Length).Count(i => (treated[i], marker[i] > cut) == cell) >= fewest);

    private static (double Estimate, double T) Last(double[] y, Func<int, double>[] columns)
    {
        var x = Matrix<double>.Build.Dense(y.Length, columns.Length, (i, j) => columns[j](i));
        var response = Vector<double>.Build.Dense(y);
        var cross = x.TransposeThisAndMultiply(x).Inverse();
        var beta = x.QR().Solve(response);
        var residual = response - (x * beta);
        double variance = residual * residual / (y.Length - columns.Length);
        int last = columns.Length - 1;
        return (beta[last], beta[last] / Math.Sqrt(variance * cross[last, last]));
    }
}
