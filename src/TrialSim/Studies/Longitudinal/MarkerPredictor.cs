namespace TrialSim.Studies.Longitudinal;

/// <summary>What of a marker's course is used to predict.</summary>
public enum MarkerPredictor
{
    /// <summary>The measurement of the week.</summary>
    Level,

    /// <summary>The measurement of the week less that of week 0.</summary>
    Change,

    /// <summary>Mean of all measurements from week 0 to the week, of patients who have all of them.</summary>
    Average,
}
