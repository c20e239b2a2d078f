namespace TrialSim.Claims.Tests;

/// <summary>What a test among those that a rule lists is to be of.</summary>
internal enum TestRole
{
    /// <summary>The arms compared among everybody.</summary>
    Everybody,

    /// <summary>The arms compared in a subgroup.</summary>
    Subgroup,

    /// <summary>Whether the effect depends on CRP.</summary>
    Interaction,
}
