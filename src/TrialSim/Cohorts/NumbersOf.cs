namespace TrialSim.Cohorts;

/// <summary>Whose are the random numbers that give the panel's biomarkers after the first.</summary>
internal enum NumbersOf
{
    /// <summary>The candidate's: each who comes to screening for a place has her own, by which she may be passed over.</summary>
    Candidate = 0,

    /// <summary>The place's: no rule of enrolment reads such a biomarker, so that nobody ever sees those of who was passed over.</summary>
    Place = 1,
}
