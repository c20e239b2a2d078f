namespace TrialSim.Trials;

/// <summary>What a trial keeps of a latent class.</summary>
public enum ClassColumns
{
    /// <summary>There is none.</summary>
    None = 0,

    /// <summary>Who belongs to it.</summary>
    Members = 1,

    /// <summary>Who belongs to it, and whom the classifier calls a member.</summary>
    MembersAndResults = 2,
}
