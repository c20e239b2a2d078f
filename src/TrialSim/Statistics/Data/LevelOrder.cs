namespace TrialSim.Statistics.Data;

/// <summary>Where the levels of a factor come from.</summary>
public enum LevelOrder
{
    /// <summary>The values that occur, in alphabetical or numerical order; they follow the rows that are kept.</summary>
    OfTheData,

    /// <summary>A list that the user gave, the reference level first; it stays whatever rows are kept.</summary>
    Declared,
}
