namespace TrialSim.Analyses;

/// <summary>An analysis bound to one worker's trials.</summary>
internal abstract class PreparedAnalysis
{
    /// <summary>Analyses the eight trials whose endpoints have been derived.</summary>
    public abstract void Analyse(Finding finding);

    /// <summary>Patients used, once analysed.</summary>
    public abstract ArmSizes Sizes { get; }
}
