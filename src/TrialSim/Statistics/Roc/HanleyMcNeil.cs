namespace TrialSim.Statistics.Roc;

/// <summary>Standard error of an area under the curve from its size alone, as if the marker were exponential in cases and controls.</summary>
/// <remarks>For planning, or where only an area is published. Source: Hanley and McNeil (1982), Radiology 143:29-36.</remarks>
public static class HanleyMcNeil
{
    /// <summary>The standard error.</summary>
    /// <param name="auc">Area under the curve, from 0 to 1.</param>
    /// <param name="cases">Number of cases.</param>
    /// <param name="controls">Number of controls.</param>
    public static double StandardError(double auc, int cases, int controls)
    {
        double twoCases = auc / (2 - auc); // both of two cases exceed a control
        double twoControls = 2 * auc * auc / (1 + auc); // a case exceeds both of two controls
        double square = auc * auc;
        return Math.Sqrt(((auc * (1 - auc)) + ((cases - 1) * (twoCases - square)) + ((controls - 1) * (twoControls - square))) / ((double)cases * controls));
    }
}
