namespace TrialSim.Simulation;

/// <summary>Where a tally keeps the treatment arm's exposure: at each visit, a trial's mean and variance of concentration and engagement.</summary>
/// <param name="FirstMoment">Number of the first sums.</param>
/// <param name="FirstCount">Number of the first count.</param>
internal readonly record struct ExposureSlots(int FirstMoment, int FirstCount)
{
    /// <summary>Counts and sums kept of each visit.</summary>
    public const int PerVisit = 4;

    /// <summary>Mean concentration at a visit, from 1; micrograms/mL.</summary>
    public MeanSlot Concentration(int visit) => At(visit, 0);

    /// <summary>Variance of the concentration between patients.</summary>
    public MeanSlot ConcentrationVariance(int visit) => At(visit, 1);

    /// <summary>Mean engagement at a visit, from 1; a fraction.</summary>
    public MeanSlot Engagement(int visit) => At(visit, 2);

    /// <summary>Variance of the engagement between patients.</summary>
    public MeanSlot EngagementVariance(int visit) => At(visit, 3);

    private MeanSlot At(int visit, int kept) => new(FirstMoment + (PerVisit * (visit - 1)) + kept, FirstCount + (PerVisit * (visit - 1)) + kept);
}
