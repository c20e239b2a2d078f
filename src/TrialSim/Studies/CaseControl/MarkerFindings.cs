using TrialSim.Numerics;

namespace TrialSim.Studies.CaseControl;

/// <summary>What eight studies found of each marker, in columns [marker * 8 + study].</summary>
internal sealed class MarkerFindings(int markers)
{
    /// <summary>Two-sided p-values by test; NaN where a test could not be done.</summary>
    public double[][] P { get; } = [.. Enumerable.Range(0, CaseControlPlaces.Tests).Select(_ => new double[markers * Lanes.Count])];

    /// <summary>Means by group.</summary>
    public double[][] Mean { get; } = [new double[markers * Lanes.Count], new double[markers * Lanes.Count]];

    /// <summary>Variances by group; NaN below two people.</summary>
    public double[][] Variance { get; } = [new double[markers * Lanes.Count], new double[markers * Lanes.Count]];

    /// <summary>Area, cut-off and what goes with it, of the marker turned so that higher speaks for a case; area NaN where a group is empty.</summary>
    public RocScan[] Scan { get; } = new RocScan[markers * Lanes.Count];

    /// <summary>Regression slope, points per unit of concentration; NaN where the regression could not be done.</summary>
    public double[] Slope { get; } = new double[markers * Lanes.Count];

    /// <summary>Share of variance explained, by study; NaN likewise.</summary>
    public double[] RSquared { get; } = new double[Lanes.Count];
}
