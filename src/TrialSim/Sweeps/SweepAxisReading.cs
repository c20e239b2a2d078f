using TrialSim.Scenarios;

namespace TrialSim.Sweeps;

/// <summary>What reading a varied property gave.</summary>
/// <param name="Axis">The property; null where something is wrong.</param>
/// <param name="Problem">What is wrong; its path is the text that was read.</param>
public sealed record SweepAxisReading(SweepAxis? Axis, ScenarioProblem? Problem)
{
    /// <summary>Something is wrong.</summary>
    internal static SweepAxisReading Wrong(string text, string found, string remedy) => new(null, new(text, found, remedy));
}
