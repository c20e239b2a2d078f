namespace TrialSim.Scenarios;

/// <summary>A step of a property path: into a property by name, into an entry of a list by number, or behind a list's last entry.</summary>
/// <param name="Name">Name of the property; null in a list.</param>
/// <param name="Index">Number of the entry, from 0; <see cref="Added"/> is the place behind the last one.</param>
internal readonly record struct PropertyStep(string? Name, int Index)
{
    /// <summary>Stands for a new entry of a list.</summary>
    public const int Added = -1;

    /// <summary>The step as a path says it.</summary>
    public override string ToString() => Name ?? (Index == Added ? "[+]" : $"[{Index}]");
}
