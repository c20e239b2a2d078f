using MathNet.Numerics.LinearAlgebra;

namespace TrialSim.Tests.Oracles;

/// <summary>A Cox model as the textbook writes it: every event compared with everybody at risk, weighted in place of sums that run along.</summary>
internal sealed class ScalarCox(IReadOnlyList<ScalarTime> patients, bool efron)
{
    private const double Endless = 1e-3; // a step of a coefficient, in standard deviations of its covariate, that no longer raises the likelihood

    /// <summary>Coefficients and covariance; null where there are none, or one is infinite, or the last column follows from others.</summary>
    public (Vector<double> Coefficients, Matrix<double> Covariance, int[] Kept)? Fit(int columns)
    {
        if (!patients.Any(p => p.Happened))
        {
            return null;
        }

        int[] kept = Independent(columns);
        if (kept.Length == 0 || kept[^1] != columns - 1)
        {
            return null;
        }

        double[] spread = [.. kept.Select(j => Spread(patients.Select(p => p.Columns[j])))];
        var beta = Vector<double>.Build.Dense(kept.Length);
        for (int step = 0; step < 500; step++)
        {
            var (likelihood, score, information) = At(beta, kept);
            var move = information.Solve(score);
            if (score * move < 1e-14 && Enumerable.Range(0, kept.Length).Any(j => !(Math.Abs(move[j]) * spread[j] < Endless)))
            {
                return null; // towards infinity
            }

            if (score * move < 1e-22)
            {
                return (beta, information.Inverse(), kept);
            }

            while (At(beta + move, kept).Likelihood < likelihood - 1e-10)
            {
                move /= 2;
            }

            beta += move;
        }

        return null;
    }

    /// <summary>The score test of the last of some columns: a deviate with the sign of the score; null where the others cannot be fitted.</summary>
    public double? ScoreDeviate(int[] kept)
    {
        var beta = Vector<double>.Build.Dense(kept.Length);
        if (kept.Length > 1)
        {
            if (Restricted(kept).Fit(kept.Length - 1) is not { } others)
            {
                return null;
            }

            others.Coefficients.CopySubVectorTo(beta, 0, 0, kept.Length - 1);
        }

        var (_, score, information) = At(beta, kept);
        return Math.Sign(score[^1]) * Math.Sqrt(score * information.Solve(score));
    }

    private ScalarCox Restricted(int[] kept) => new([.. patients.Select(p => p with { Columns = [.. kept[..^1].Select(j => p.Columns[j])] })], efron);

    // A column that the ones before it explain wherever events happen has no information of its own.
    private int[] Independent(int columns)
    {
        var kept = new List<int>();
        for (int j = 0; j < columns; j++)
        {
            int[] tried = [.. kept, j];
            var information = At(Vector<double>.Build.Dense(tried.Length), tried).Information;
            double whole = information[tried.Length - 1, tried.Length - 1];
            double own = whole <= 1e-9 ? 0 : tried.Length == 1 ? whole : 1 / information.Inverse()[tried.Length - 1, tried.Length - 1];
            if (own > 1e-9 * whole && whole > 1e-9)
            {
                kept.Add(j);
            }
        }

        return [.. kept];
    }

    private (double Likelihood, Vector<double> Score, Matrix<double> Information) At(Vector<double> beta, int[] kept)
    {
        double likelihood = 0;
        double[] score = new double[kept.Length];
        var information = Matrix<double>.Build.Dense(kept.Length, kept.Length);
        double[] predictor = [.. patients.Select(p => kept.Select((j, k) => p.Columns[j] * beta[k]).Sum())];
        foreach (var (week, stratum) in patients.Where(p => p.Happened).Select(p => (p.Week, p.Stratum)).Distinct())
        {
            int[] atRisk = [.. Enumerable.Range(0, patients.Count).Where(i => patients[i].Stratum == stratum && patients[i].Week >= week)];
            int[] dying = [.. atRisk.Where(i => patients[i].Happened && patients[i].Week == week)];
            for (int k = 0; k < dying.Length; k++)
            {
                double[] weight = [.. atRisk.Select(i => Math.Exp(predictor[i]) * (efron && dying.Contains(i) ? 1 - ((double)k / dying.Length) : 1))];
                likelihood += predictor[dying[k]] - Math.Log(weight.Sum());
                double total = weight.Sum();
                double[] mean = [.. kept.Select(j => atRisk.Select((i, at) => weight[at] * patients[i].Columns[j]).Sum() / total)];
                for (int a = 0; a < kept.Length; a++)
                {
                    score[a] += patients[dying[k]].Columns[kept[a]] - mean[a];
                    for (int at = 0; at < atRisk.Length; at++)
                    {
                        double[] x = patients[atRisk[at]].Columns;
                        double share = weight[at] / total * (x[kept[a]] - mean[a]);
                        for (int b = 0; b <= a; b++)
                        {
                            information[a, b] += share * (x[kept[b]] - mean[b]);
                        }
                    }
                }
            }
        }

        for (int a = 0; a < kept.Length; a++)
        {
            for (int b = 0; b < a; b++)
            {
                information[b, a] = information[a, b];
            }
        }

        return (likelihood, Vector<double>.Build.Dense(score), information);
    }

    private static double Spread(IEnumerable<double> values)
    {
        double[] all = [.. values];
        double mean = all.Average();
        return Math.Sqrt(all.Average(v => (v - mean) * (v - mean)));
    }
}
