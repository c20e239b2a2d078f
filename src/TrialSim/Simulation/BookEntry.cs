namespace TrialSim.Simulation;

/// <summary>What a trial's books hold.</summary>
public enum BookEntry
{
    /// <summary>Weeks to the last randomization.</summary>
    Enrolment,

    /// <summary>Weeks to the last patient's last visit.</summary>
    Duration,

    /// <summary>The cost.</summary>
    Cost,
}
