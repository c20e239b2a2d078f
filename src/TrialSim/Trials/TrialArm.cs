namespace TrialSim.Trials;

/// <summary>One of the two arms.</summary>
public enum TrialArm
{
    /// <summary>The control arm.</summary>
    Control,

    /// <summary>The treatment arm.</summary>
    Treatment,
}
