namespace TrialSim.Assurance;

/// <summary>Which way a success points when the scenario's drug effect is true as it stands.</summary>
public enum ClaimedSign
{
    /// <summary>In favour of the treatment.</summary>
    Favourable,

    /// <summary>Against it.</summary>
    Adverse,

    /// <summary>What is tested has no effect there: every success is false.</summary>
    Nothing,

    /// <summary>It has no direction, or the simulation cannot tell it: a success is true where the drug does anything.</summary>
    Unknown,

    /// <summary>It says that something was not found, which no truth makes true.</summary>
    Absence,
}
