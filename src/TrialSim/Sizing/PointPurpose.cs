namespace TrialSim.Sizing;

/// <summary>Why trials were simulated at a value.</summary>
public enum PointPurpose
{
    /// <summary>To see where the power stands at the scenario's own value.</summary>
    Pilot,

    /// <summary>To come near the wanted power.</summary>
    Approach,

    /// <summary>At, and to either side of, the value that has it by the line at hand.</summary>
    Refinement,

    /// <summary>At the answer, in trials that the line does not know.</summary>
    Check,
}
