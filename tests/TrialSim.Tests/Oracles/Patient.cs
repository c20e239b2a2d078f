namespace TrialSim.Tests.Oracles;

/// <summary>One patient of one simulated trial.</summary>
internal sealed record Patient
{
    public bool Female { get; init; }

    public double Age { get; init; }

    public double BodyMassIndex { get; init; }

    public double Height { get; init; }

    public bool MedicationFree { get; init; }

    public int ResistanceStage { get; init; }

    public double TrueLogCrp { get; init; }

    public double ScreeningLogCrp { get; init; }

    public double BaselineLogCrp { get; init; }

    public double TrueBaseline { get; init; }

    public double Baseline { get; init; }

    public int Screened { get; init; }

    public int Stratum { get; init; }

    public bool Treated { get; init; }

    public int VisitsSeen { get; init; }

    /// <summary>Score at visit 1, 2, …, whether the patient was seen or not.</summary>
    public double[] Scores { get; init; } = [];

    /// <summary>Score at a visit; 0 is baseline.</summary>
    public double Score(int visit) => visit == 0 ? Baseline : Scores[visit - 1];

    /// <summary>Score at the last visit at which the patient was seen.</summary>
    public double LastSeenScore() => Score(VisitsSeen);
}
