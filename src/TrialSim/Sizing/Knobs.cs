namespace TrialSim.Sizing;

/// <summary>What a search can turn.</summary>
public static class Knobs
{
    /// <summary>All of them, the usual one first.</summary>
    public static IReadOnlyList<Knob> All { get; } =
    [
        new PatientsKnob(),
        new EffectKnob(),
        new PrevalenceKnob(),
        new VisitsKnob(),
        new DropoutKnob(),
    ];
}
