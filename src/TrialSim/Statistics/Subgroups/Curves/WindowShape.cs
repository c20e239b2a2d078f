namespace TrialSim.Statistics.Subgroups.Curves;

/// <summary>How large windows along a marker are.</summary>
/// <param name="Window">Patients in a window; null for a third of them.</param>
/// <param name="Overlap">Patients that neighbouring windows share; null for three quarters of a window.</param>
internal readonly record struct WindowShape(int? Window, int? Overlap)
{
    /// <summary>Patients in a window of a trial with so many.</summary>
    public int Size(int patients) => Window ?? Math.Max(2, (patients + 1) / 3);

    /// <summary>Patients that neighbouring windows share there.</summary>
    public int Shared(int patients) => Overlap ?? Size(patients) * 3 / 4;

    /// <summary>Whether such windows can be laid through so many patients.</summary>
    public bool Fits(int patients) => Size(patients) is var size && size >= 2 && size < patients && Shared(patients) is var shared && shared >= 0 && shared < size;
}
