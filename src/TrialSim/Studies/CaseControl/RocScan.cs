namespace TrialSim.Studies.CaseControl;

/// <summary>What one pass over two sorted samples tells of a marker that is higher in cases: rank sum, area with DeLong's variance, best cut-off.</summary>
/// <param name="Pairs">Pairs of a case and a control in which the case lies higher, ties counting one half: Mann and Whitney's statistic.</param>
/// <param name="TieSum">Sum of t^3 - t over groups of t tied values.</param>
/// <param name="Auc">Area under the curve.</param>
/// <param name="Variance">DeLong's variance of it; NaN below two cases or two controls, 0 where cases and controls do not overlap.</param>
/// <param name="CutOff">The cut-off with the largest Youden index, midway between neighbouring values, of several the lowest; cases are called above.</param>
/// <param name="Sensitivity">Share of cases above it.</param>
/// <param name="Specificity">Share of controls below it.</param>
/// <remarks>
/// The same as <see cref="Statistics.TwoSamples.MannWhitney"/>, <see cref="Statistics.Roc.DeLong"/> and <see cref="Statistics.Roc.RocCurve"/>
/// find, without allocation and in one pass, since a run asks for it a hundred thousand times. The variance comes from whole numbers (twice
/// a case's rank among the controls and the reverse), so that it is 0 exactly where it should be.
/// </remarks>
internal readonly record struct RocScan(
    double Pairs, double TieSum, double Auc, double Variance, double CutOff, double Sensitivity, double Specificity)
{
    /// <summary>Scans two samples in ascending order, neither empty.</summary>
    public static RocScan Of(ReadOnlySpan<double> cases, ReadOnlySpan<double> controls)
    {
        double n1 = cases.Length;
        double n0 = controls.Length;
        double sum1 = 0, squares1 = 0, sum0 = 0, squares0 = 0, tieSum = 0;
        double last = double.NegativeInfinity;
        double cutOff = double.NegativeInfinity;
        double best = -1;
        int bestBelow1 = 0, bestBelow0 = 0;
        int i = 0;
        int j = 0;
        while (i < cases.Length || j < controls.Length)
        {
            double value = i < cases.Length && (j >= controls.Length || cases[i] <= controls[j]) ? cases[i] : controls[j];
            double merit = ((n1 - i) * n0) + (j * n1); // of calling a case from here on
            if (merit > best)
            {
                best = merit;
                (bestBelow1, bestBelow0) = (i, j);
                cutOff = Between(last, value);
            }

            int i0 = i;
            int j0 = j;
            i = EndOfTie(cases, i, value);
            j = EndOfTie(controls, j, value);
            double tied1 = i - i0;
            double tied0 = j - j0;
            double below = j0 + j; // twice the rank of these cases among the controls
            double above = n1 - i0 + (n1 - i); // twice the number of cases above these controls
            sum1 += tied1 * below;
            squares1 += tied1 * below * below;
            sum0 += tied0 * above;
            squares0 += tied0 * above * above;
            double tied = tied1 + tied0;
            tieSum += ((tied * tied) - 1) * tied;
            last = value;
        }

        double ofCases = Math.Max(0, squares1 - (sum1 * sum1 / n1)) / (4 * n0 * n0 * (n1 - 1));
        double ofControls = Math.Max(0, squares0 - (sum0 * sum0 / n0)) / (4 * n1 * n1 * (n0 - 1));
        double variance = (ofCases / n1) + (ofControls / n0);
        return new(sum1 / 2, tieSum, sum1 / (2 * n1 * n0), n1 > 1 && n0 > 1 ? variance : double.NaN, cutOff, (n1 - bestBelow1) / n1, bestBelow0 / n0);
    }

    private static int EndOfTie(ReadOnlySpan<double> sorted, int start, double value)
    {
        while (start < sorted.Length && sorted[start] == value)
        {
            start++;
        }

        return start;
    }

    // the upper neighbour where rounding would put the middle on the lower
    private static double Between(double lower, double upper)
    {
        double middle = (lower + upper) / 2;
        return middle > lower || double.IsInfinity(lower) ? middle : upper;
    }
}
