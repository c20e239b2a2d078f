namespace TrialSim.Randomness;

/// <summary>What a random draw is for. The numbers are part of every result: append, never renumber.</summary>
public enum DrawPurpose
{
    /// <summary>Reserved; no draw has this purpose.</summary>
    None = 0,

    /// <summary>The lasting level of a biomarker (index: its place in the panel) of a patient, given BMI and sex.</summary>
    MarkerLevel = 1,

    /// <summary>Body mass index.</summary>
    BodyMassIndex = 2,

    /// <summary>Height.</summary>
    Height = 3,

    /// <summary>Age.</summary>
    Age = 4,

    /// <summary>Sex (index 0), medication (1) and treatment-resistance stage (2).</summary>
    Traits = 5,

    /// <summary>True severity at baseline.</summary>
    BaselineSeverity = 6,

    /// <summary>Rater noise at baseline.</summary>
    BaselineRating = 7,

    /// <summary>Error of a biomarker's measurement at screening (index: its place in the panel).</summary>
    ScreeningMarker = 8,

    /// <summary>Error of a biomarker's measurement at baseline (index: its place in the panel).</summary>
    BaselineMarker = 9,

    /// <summary>Order of arms within blocks, or the coin of simple randomization.</summary>
    Allocation = 10,

    /// <summary>Length of the next block.</summary>
    BlockLength = 11,

    /// <summary>Residual of the score at a visit (index: visit, the first after baseline is 0).</summary>
    VisitResidual = 12,

    /// <summary>Leaving the trial before a visit (index: visit, the first after baseline is 1).</summary>
    Dropout = 13,

    /// <summary>A patient drawn for a bootstrap sample (the replicate is the sample).</summary>
    BootstrapPatient = 14,

    /// <summary>Deviation of an imputed response from its conditional mean (the replicate is the imputation).</summary>
    ImputedResponse = 15,

    /// <summary>A patient's place in a permutation (the replicate is the first of eight that share it).</summary>
    Permutation = 16,

    /// <summary>Which part of a trial's patients chooses a subgroup and which tests it.</summary>
    SampleSplit = 17,

    /// <summary>A patient's fold in a cross-validation.</summary>
    CrossValidationFold = 18,

    /// <summary>A patient drawn again by a claim rule's bootstrap (the replicate is the first of eight that share it).</summary>
    RuleBootstrap = 19,

    /// <summary>Time from one candidate's arrival to the next (patient: the candidate's number below 2^20; index: what is above).</summary>
    Accrual = 20,

    /// <summary>A truth drawn from a prior (the replicate is the stratum, the index the sample).</summary>
    Prior = 21,

    /// <summary>
    /// Which measurements at screening and baseline are missing: of the panel's first biomarker (index 0), of the next eight (1), of those after them (2), …
    /// </summary>
    MissingMarker = 22,

    /// <summary>Error of a measurement of a followed biomarker (index: followed biomarker x visits + visit, both from 0).</summary>
    FollowedMarker = 23,

    /// <summary>Whether a measurement of a followed biomarker is missing (index as of <see cref="FollowedMarker"/>).</summary>
    MissingFollowedMarker = 24,

    /// <summary>How often an adverse event happens between two visits (index: kind of event x visits + visit, both from 0).</summary>
    AdverseEvent = 25,

    /// <summary>Which of these events makes the patient leave (index as of <see cref="AdverseEvent"/>).</summary>
    EventDiscontinuation = 26,

    /// <summary>A patient's deviation in clearance (index 0) and central volume (1), albumin (2), weight where the population has none (3).</summary>
    Pharmacokinetics = 27,

    /// <summary>Whether a patient forms antibodies to the drug.</summary>
    DrugAntibodies = 28,

    /// <summary>Normal score of a biomarker in a biomarker study (index: the marker).</summary>
    StudyMarker = 30,

    /// <summary>A person of a biomarker study: age (index 0), sex (1) and severity given the markers (2).</summary>
    StudyPerson = 31,

    /// <summary>Whether a biomarker study's measurement is missing (index: the marker).</summary>
    StudyMissing = 32,

    /// <summary>Normal score of a biomarker in the sample that validates a study's model (index: the marker).</summary>
    StudyValidation = 33,

    /// <summary>
    /// A row of a patient file (index 0); then of its k-th biomarker, from 0, the lasting level given the row (index 1 + 3 k), the error of the
    /// measurement at screening (2 + 3 k), and what a missing cell would have been (3 + 3 k).
    /// </summary>
    ResampledPatient = 34,

    /// <summary>A patient of a longitudinal biomarker study: outcome of the courses of treatment (index 0), severity at the start given the markers (1).</summary>
    FollowedPatient = 35,

    /// <summary>Whether a candidate belongs to the latent class (index 0), and the result of a classifier that is not a biomarker (1).</summary>
    LatentClass = 29,

    /// <summary>Lasting level of a biomarker in a longitudinal study (index: the marker).</summary>
    FollowedLevel = 36,

    /// <summary>Error of a measurement in a longitudinal study (index: the marker times the number of weeks, plus the week's place).</summary>
    FollowedMeasurement = 37,

    /// <summary>Losses of a longitudinal study: when the patient leaves (index 0), whether a measurement is missing (1 + index as for its error).</summary>
    FollowedLoss = 38,

    /// <summary>Fresh patients that judge a longitudinal study's models: lasting levels (index: the marker) and errors (number of markers + index as above).</summary>
    FollowedValidation = 39,
}
