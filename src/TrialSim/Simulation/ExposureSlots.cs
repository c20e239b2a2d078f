namespace TrialSim.Simulation;

/// <summary>Where a tally keeps the treatment arm's exposure: at each visit, a trial's mean and variance of concentration and engagement.</summary>
/// <param name="FirstMoment">Number of the first sums.</param>
/// <param name="FirstCount">Number of the first count.</param>
/// <param name="ConcentrationUnit">In which concentrations are counted, and in whose square their variances: a power of two, micrograms/mL.</param>
internal readonly record struct ExposureSlots(int FirstMoment, int FirstCount, double ConcentrationUnit)
{
    /// <summary>Counts kept of each visit.</summary>
    public const int CountsPerVisit = 4;

    /// <summary>Sums kept of each visit.</summary>
    public const int MomentsPerVisit = FineSlot.Moments * CountsPerVisit;

    /// <summary>Mean concentration at a visit, from 1; in <see cref="ConcentrationUnit"/>.</summary>
    public FineSlot Concentration(int visit) => At(visit, 0);

    /// <summary>Variance of the concentration between patients.</summary>
    public FineSlot ConcentrationVariance(int visit) => At(visit, 1);

    /// <summary>Mean engagement at a visit, from 1; a fraction.</summary>
    public FineSlot Engagement(int visit) => At(visit, 2);

    /// <summary>Variance of the engagement between patients.</summary>
    public FineSlot EngagementVariance(int visit) => At(visit, 3);

    private FineSlot At(int visit, int kept) =>
        new(FirstMoment + (MomentsPerVisit * (visit - 1)) + (FineSlot.Moments * kept), FirstCount + (CountsPerVisit * (visit - 1)) + kept);
}
