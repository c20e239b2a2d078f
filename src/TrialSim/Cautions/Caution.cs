namespace TrialSim.Cautions;

/// <summary>A way in which a scenario or its results could mislead, in words, with the way out.</summary>
/// <param name="Kind">What it is about, in a word for programs.</param>
/// <param name="Text">What is to be seen, with its numbers, and what to do instead.</param>
public sealed record Caution(string Kind, string Text)
{
    /// <summary>Which matter of its kind it is about: cautions of several places that agree in both are told as one.</summary>
    public string Matter { get; init; } = string.Empty;
}
