namespace TrialSim.Statistics.Roc;

/// <summary>A cut-off of a marker and how it classifies cases and controls.</summary>
/// <param name="Threshold">The cut-off, in the marker's unit; between two observed values, or infinite.</param>
/// <param name="TruePositives">Cases called cases.</param>
/// <param name="TrueNegatives">Controls called controls.</param>
/// <param name="Cases">Number of cases.</param>
/// <param name="Controls">Number of controls.</param>
public readonly record struct RocPoint(double Threshold, int TruePositives, int TrueNegatives, int Cases, int Controls)
{
    /// <summary>Share of the cases that are called cases.</summary>
    public double Sensitivity => (double)TruePositives / Cases;

    /// <summary>Share of the controls that are called controls.</summary>
    public double Specificity => (double)TrueNegatives / Controls;

    /// <summary>Youden's index, sensitivity + specificity - 1: 0 by chance, 1 without error.</summary>
    /// <remarks>Source: Youden (1950), Cancer 3:32-35.</remarks>
    public double Youden => Sensitivity + Specificity - 1;

    /// <summary>Controls called cases.</summary>
    public int FalsePositives => Controls - TrueNegatives;

    /// <summary>Cases called controls.</summary>
    public int FalseNegatives => Cases - TruePositives;
}
