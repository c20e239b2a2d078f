namespace TrialSim.Statistics.Formulas;

/// <summary>How a factor becomes columns.</summary>
internal enum FactorCoding
{
    /// <summary>A 0/1 column for each level but the reference (treatment contrasts).</summary>
    Contrasts,

    /// <summary>A 0/1 column for every level.</summary>
    AllLevels,
}
