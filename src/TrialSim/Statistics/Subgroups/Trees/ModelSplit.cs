namespace TrialSim.Statistics.Subgroups.Trees;

/// <summary>The cut of a marker that leaves the two models outcome ~ arm below and above it the smallest residual sum of squares.</summary>
internal static class ModelSplit
{
    /// <summary>Looks for the cut; false where none leaves both sides large enough.</summary>
    /// <param name="patients">The trial.</param>
    /// <param name="node">Patients of the node by rising value of the marker.</param>
    /// <param name="marker">Values of the marker.</param>
    /// <param name="model">Sums over the node.</param>
    /// <param name="smallest">Fewest patients of a side; each arm needs two whatever this is.</param>
    /// <param name="cut">Receives the cut: a value of the marker, patients at which lie below.</param>
    public static bool Find(
        MarkedPatients patients, ReadOnlySpan<int> node, double[] marker, in ArmSums model, int smallest, out double cut)
    {
        double least = double.PositiveInfinity;
        cut = double.NaN;
        var lower = default(ArmSums);
        for (int i = 0; i < node.Length - smallest; i++)
        {
            lower = lower.With(patients.Outcome[node[i]], patients.Treated[node[i]]);
            if (i + 1 < smallest || marker[node[i]] == marker[node[i + 1]])
            {
                continue;
            }

            var upper = model - lower;
            if (Math.Min(Math.Min(lower.N1, lower.N0), Math.Min(upper.N1, upper.N0)) >= 2
                && lower.Residual + upper.Residual is var residual && residual < least)
            {
                least = residual;
                cut = marker[node[i]];
            }
        }

        return least < double.PositiveInfinity;
    }
}
