using TrialSim.Quantities;

namespace TrialSim.Cohorts;

/// <summary>Height: normal within sex, metres; weight follows from it and BMI.</summary>
public sealed record HeightModel
{
    /// <summary>Mean of women, m.</summary>
    public required Metres FemaleMean { get; init; }

    /// <summary>Mean of men, m.</summary>
    public required Metres MaleMean { get; init; }

    /// <summary>Standard deviation within sex, m.</summary>
    public required Metres Sd { get; init; }

    /// <summary>The model in words.</summary>
    public string Describe() => $"height {FemaleMean.Value} m in women and {MaleMean.Value} m in men (SD {Sd.Value})";
}
