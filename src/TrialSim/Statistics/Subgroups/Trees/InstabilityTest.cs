using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.Subgroups.Trees;

/// <summary>Do the parameters of the model outcome ~ arm change along a marker? M-fluctuation test within one node.</summary>
/// <remarks>
/// Zeileis and Hornik (2007), Statistica Neerlandica 61:488-508; Zeileis, Hothorn and Hornik (2008), JCGS 17:492-514. The scores of a two-arm model
/// are the residuals of the one arm and those of the other, which are orthogonal: the statistic for both parameters is the sum over arms of the
/// squared cumulative residual over the arm's residual sum of squares. For the effect alone the score is residual x (arm - share treated).
/// Equations in docs/methods/subgroup-search.md.
/// </remarks>
internal static class InstabilityTest
{
    /// <summary>p of a continuous marker: supLM over the shares of the node between both ends.</summary>
    /// <param name="patients">The trial.</param>
    /// <param name="node">Patients of the node by rising value of the marker.</param>
    /// <param name="marker">Values of the marker.</param>
    /// <param name="model">Sums over the node.</param>
    /// <param name="parameters">Whose stability.</param>
    /// <param name="ends">Patients left out at each end.</param>
    /// <returns>Statistic and p; unknown where no cut lies between the ends or an arm shows no spread.</returns>
    public static Instability Continuous(
        MarkedPatients patients, ReadOnlySpan<int> node, double[] marker, in ArmSums model, InstabilityParameters parameters, int ends)
    {
        var score = new NodeScore(patients, node, model, parameters);
        double largest = -1;
        double sum1 = 0, sum0 = 0;
        for (int i = 0; i < node.Length - ends && score.IsDefined; i++)
        {
            score.Add(node[i], ref sum1, ref sum0);
            if (i + 1 >= ends && marker[node[i]] != marker[node[i + 1]])
            {
                double share = (i + 1.0) / node.Length;
                largest = Math.Max(largest, score.Square(sum1, sum0) / (share * (1 - share)));
            }
        }

        return largest < 0 ? Instability.Unknown : new(largest, InstabilityTail.Of(largest, score.Parameters, (double)ends / node.Length));
    }

    /// <summary>p of a marker with few levels: chi-square of the residuals summed by level.</summary>
    /// <returns>Statistic and p; unknown where there is one level only or an arm shows no spread.</returns>
    public static Instability Categorical(
        MarkedPatients patients, ReadOnlySpan<int> node, double[] marker, in ArmSums model, InstabilityParameters parameters)
    {
        var score = new NodeScore(patients, node, model, parameters);
        double total = 0;
        int levels = 0;
        for (int start = 0, end; start < node.Length && score.IsDefined; start = end)
        {
            double sum1 = 0, sum0 = 0;
            for (end = start; end < node.Length && marker[node[end]] == marker[node[start]]; end++)
            {
                score.Add(node[end], ref sum1, ref sum0);
            }

            total += score.Square(sum1, sum0) * node.Length / (end - start);
            levels++;
        }

        return levels < 2 ? Instability.Unknown : new(total, ChiSquare.UpperTail(total, score.Parameters * (levels - 1)));
    }
}
