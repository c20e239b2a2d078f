using TrialSim.Numerics;

namespace TrialSim.Studies.Longitudinal;

/// <summary>Turns independent deviates into correlated lasting levels.</summary>
internal static class CorrelatedScores
{
    /// <summary>Multiplies the columns by a lower Cholesky factor, in place.</summary>
    /// <param name="factor">The factor, row by row.</param>
    /// <param name="size">Its rows.</param>
    /// <param name="columns">Deviates of the first rows, one column each.</param>
    public static void Correlate(ReadOnlySpan<double> factor, int size, Lanes[][] columns)
    {
        for (int k = columns.Length - 1; k >= 0; k--) // the last first: those before it are still independent
        {
            var own = columns[k];
            Lanes diagonal = factor[(k * size) + k];
            for (int i = 0; i < own.Length; i++)
            {
                own[i] *= diagonal;
            }

            for (int j = 0; j < k; j++)
            {
                Lanes weight = factor[(k * size) + j];
                var other = columns[j];
                for (int i = 0; i < own.Length; i++)
                {
                    own[i] = Lanes.Fma(weight, other[i], own[i]);
                }
            }
        }
    }
}
