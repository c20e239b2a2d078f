using TrialSim.Numerics;

namespace TrialSim.Studies.CaseControl;

/// <summary>What eight studies found of the logistic model of all markers; NaN where it could not be fitted.</summary>
internal sealed class PanelFindings
{
    /// <summary>Area, cut-off and what goes with it in the people it was fitted to.</summary>
    public RocScan[] Apparent { get; } = new RocScan[Lanes.Count];

    /// <summary>Area in fresh people.</summary>
    public double[] ValidatedAuc { get; } = new double[Lanes.Count];

    /// <summary>Share of fresh cases above the cut-off.</summary>
    public double[] ValidatedSensitivity { get; } = new double[Lanes.Count];

    /// <summary>Share of fresh controls below it.</summary>
    public double[] ValidatedSpecificity { get; } = new double[Lanes.Count];
}
