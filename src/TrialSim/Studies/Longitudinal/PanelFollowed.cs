using TrialSim.Numerics;

namespace TrialSim.Studies.Longitudinal;

/// <summary>The fitted panels of eight studies, by size and week, and how they did.</summary>
internal sealed class PanelFollowed(int markers, int sizes, int weeks)
{
    private readonly double[] coefficients = new double[sizes * weeks * (markers + 1) * Lanes.Count];
    private readonly double[] apparent = new double[sizes * weeks * Lanes.Count];
    private readonly double[] validated = new double[sizes * weeks * Lanes.Count];

    /// <summary>Keeps the fit of one study.</summary>
    public void Set(int size, int week, int lane, double apparentArea, ReadOnlySpan<double> fitted)
    {
        apparent[At(size, week) + lane] = apparentArea;
        for (int k = 0; k < fitted.Length; k++)
        {
            coefficients[Place(size, week, k) + lane] = fitted[k];
        }
    }

    /// <summary>Keeps the areas of eight studies in fresh patients.</summary>
    public void SetValidated(int size, int week, Lanes areas)
    {
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            validated[At(size, week) + lane] = areas[lane];
        }
    }

    /// <summary>A coefficient in eight studies; the first is the intercept.</summary>
    public Lanes Coefficient(int size, int week, int k) => Lanes.Load(coefficients.AsSpan(Place(size, week, k), Lanes.Count));

    /// <summary>Area in the study's own patients; NaN where the model could not be fitted.</summary>
    public double Apparent(int size, int week, int lane) => apparent[At(size, week) + lane];

    /// <summary>Area in fresh patients.</summary>
    public double Validated(int size, int week, int lane) => validated[At(size, week) + lane];

    private int Place(int size, int week, int k) => ((((size * weeks) + week) * (markers + 1)) + k) * Lanes.Count;

    private int At(int size, int week) => ((size * weeks) + week) * Lanes.Count;
}
