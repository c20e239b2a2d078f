namespace TrialSim.Trials;

/// <summary>One value for each arm.</summary>
/// <typeparam name="T">What differs by arm.</typeparam>
public sealed record PerArm<T>
{
    /// <summary>In the treatment arm.</summary>
    public required T Treatment { get; init; }

    /// <summary>In the control arm.</summary>
    public required T Control { get; init; }
}
