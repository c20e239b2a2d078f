namespace TrialSim.Simulation;

/// <summary>One simulated patient of one replicate. What the scenario does not model is null.</summary>
public sealed record CohortPatient
{
    /// <summary>Replicate; a run numbers them from 0.</summary>
    public required long Replicate { get; init; }

    /// <summary>Number of the patient in the trial, in order of entry, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Name of the arm.</summary>
    public required string Arm { get; init; }

    /// <summary>Randomization stratum, numbered from 1.</summary>
    public int? Stratum { get; init; }

    /// <summary>Whether the patient is a woman.</summary>
    public required bool IsFemale { get; init; }

    /// <summary>Age, years.</summary>
    public double? AgeYears { get; init; }

    /// <summary>Body mass index, kg/m2.</summary>
    public double? BodyMassIndex { get; init; }

    /// <summary>Height, m.</summary>
    public double? HeightMetres { get; init; }

    /// <summary>Weight, kg.</summary>
    public double? WeightKg { get; init; }

    /// <summary>Whether the patient takes no antidepressant; otherwise a stable one.</summary>
    public bool? IsMedicationFree { get; init; }

    /// <summary>Treatment-resistance stage, from 1.</summary>
    public int? ResistanceStage { get; init; }

    /// <summary>Whether she is a member of the latent class, which nobody in the trial observes.</summary>
    public bool? IsInClass { get; init; }

    /// <summary>The biomarkers of the panel, in its order.</summary>
    public required IReadOnlyList<CohortBiomarker> Biomarkers { get; init; }

    /// <summary>What she has of the drug; null where the scenario says nothing of exposure.</summary>
    public CohortExposure? Exposure { get; init; }

    /// <summary>
    /// Concentrations of each followed biomarker at the visits, in its unit; null where it was not measured. In the outcome's order.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<double?>> Courses { get; init; } = [];

    /// <summary>Recorded adverse events of each kind that the outcome counts, in its order.</summary>
    public IReadOnlyList<int> Events { get; init; } = [];

    /// <summary>Whether she left because of an adverse event; null where none are counted.</summary>
    public bool? StoppedByEvent { get; init; }

    /// <summary>Candidates screened to fill the patient's place, the patient included.</summary>
    public required int Screened { get; init; }

    /// <summary>Scores at baseline and at the visits at which the patient was seen; shorter after dropout.</summary>
    public required IReadOnlyList<double> Scores { get; init; }

    /// <summary>Whether the patient was seen at the final visit.</summary>
    public required bool Completed { get; init; }

    /// <summary>Response at any visit at which the patient was seen.</summary>
    public required bool RespondedAtAnyVisit { get; init; }

    /// <summary>Response at the final visit; not being seen there counts as none.</summary>
    public required bool RespondedAtFinalVisit { get; init; }

    /// <summary>Remission at any visit at which the patient was seen.</summary>
    public required bool RemittedAtAnyVisit { get; init; }
}
