namespace TrialSim.Statistics.Subgroups.Cuts;

/// <summary>
/// The effect of the treatment in the patients above each candidate cut of one trial: difference in means, treatment minus control, with
/// pooled variance; t on (patients above the cut) - 2 degrees of freedom.
/// </summary>
/// <remarks>
/// Means and sums of squares of the patients above a cut are running sums from the top (Welford's, which lose no digits); with
/// s the treated patients' sum about the mean, the squares between arms are s^2 (1/treated + 1/control). A residual sum below 1e-13
/// of the total is held there. Candidates are all cuts between two patients; which of them have enough in each cell is decided here,
/// because a permutation of the arms decides it anew. Equations: docs/methods/cut-points.md.
/// </remarks>
internal sealed class SubgroupScan(int mostPatients, int mostCuts)
{
    private const double NoiseShare = 1e-13;

    private readonly double[] outcomes = new double[mostPatients];
    private readonly double[] treatedAbove = new double[mostCuts];
    private readonly SubgroupTerms[] terms = new SubgroupTerms[mostCuts];
    private readonly int[] highTreated = new int[mostCuts];
    private int cuts;

    /// <summary>Patients in both arms.</summary>
    public int Patients { get; private set; }

    /// <summary>Patients in the treatment arm.</summary>
    public int Treated { get; private set; }

    /// <summary>Outcomes in the order of the marker, less the mean of all.</summary>
    public ReadOnlySpan<double> Outcomes => outcomes.AsSpan(0, Patients);

    /// <summary>The cuts, rising.</summary>
    public ReadOnlySpan<SubgroupTerms> Terms => terms.AsSpan(0, cuts);

    /// <summary>Cuts with enough patients in every cell.</summary>
    public int Tried { get; private set; }

    /// <summary>Patients above the highest of them.</summary>
    public int SmallestTried { get; private set; }

    /// <summary>Patients above the lowest of them.</summary>
    public int LargestTried { get; private set; }

    /// <summary>Takes in a trial and the cuts to try.</summary>
    /// <param name="order">The trial.</param>
    /// <param name="candidates">All cuts between two patients, whatever the cells.</param>
    /// <param name="fewestInCell">Smallest number of patients that each arm must have on each side, at least 1.</param>
    public void Read(PatientsByMarker order, CutCandidates candidates, int fewestInCell)
    {
        Patients = order.Patients;
        Treated = order.TreatedPatients;
        cuts = candidates.Places.Length;
        Tried = SmallestTried = LargestTried = 0;
        Centre(order.Outcome);
        int controls = Patients - Treated;
        int at = Patients;
        double mean = 0;
        double squares = 0;
        double treatedSum = 0;
        for (int k = cuts - 1; k >= 0; k--)
        {
            var place = candidates.Places[k];
            while (at > place.Low)
            {
                double y = outcomes[--at];
                double step = y - mean;
                mean += step / (Patients - at);
                squares += step * (y - mean);
                treatedSum += order.Treated[at] ? y : 0;
            }

            int high = Patients - at;
            terms[k] = new(
                at, high, mean, squares, Math.Max(fewestInCell, fewestInCell + high - controls), Math.Min(Treated, high) - fewestInCell);
            highTreated[k] = Treated - place.LowTreated;
            treatedAbove[k] = treatedSum;
            if (terms[k].Allows(highTreated[k]))
            {
                LargestTried = high;
                SmallestTried = Tried++ == 0 ? high : SmallestTried;
            }
        }
    }

    /// <summary>The cut with the largest t, in absolute value or in one direction.</summary>
    public SelectedCut Best(CutCandidates candidates, Alternative alternative)
    {
        var best = SelectedCut.None;
        for (int k = 0; k < cuts; k++)
        {
            var cut = terms[k];
            if (!cut.Allows(highTreated[k]))
            {
                continue;
            }

            double inverse = (1.0 / highTreated[k]) + (1.0 / (cut.High - highTreated[k]));
            double excess = treatedAbove[k] - (highTreated[k] * cut.Mean);
            double estimate = excess * inverse;
            double residual = Math.Max(cut.Squares - (excess * estimate), NoiseShare * cut.Squares);
            double t = estimate / Math.Sqrt(residual / (cut.High - 2) * inverse);
            if (!best.Exists || alternative.Strength(t) > alternative.Strength(best.Statistic))
            {
                best = new(k, candidates.Places[k], estimate, t, cut.High - 2);
            }
        }

        return best;
    }

    private void Centre(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double y in values)
        {
            sum += y;
        }

        double mean = sum / Math.Max(values.Length, 1);
        for (int i = 0; i < values.Length; i++)
        {
            outcomes[i] = values[i] - mean;
        }
    }
}
