using TrialSim.Studies.CaseControl;

namespace TrialSim.Studies.Longitudinal;

/// <summary>What one study of one size found.</summary>
internal sealed class LongitudinalFindings(int series)
{
    /// <summary>Two-sided p-values by test, then series; NaN where a test could not be done.</summary>
    public double[][] P { get; } = [.. Enum.GetValues<LongitudinalTest>().Select(_ => new double[series])];

    /// <summary>Area with its variance, by series, of the marker turned so that high speaks for resistance; area NaN where a group is empty.</summary>
    public RocScan[] Scan { get; } = new RocScan[series];

    /// <summary>Patients analysed, by series.</summary>
    public int[] People { get; } = new int[series];
}
