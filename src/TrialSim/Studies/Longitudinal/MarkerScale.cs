namespace TrialSim.Studies.Longitudinal;

/// <summary>The scale on which a marker enters t tests, changes, averages and regressions.</summary>
public enum MarkerScale
{
    /// <summary>Natural logarithm of the concentration.</summary>
    Log,

    /// <summary>The concentration itself.</summary>
    Concentration,
}
