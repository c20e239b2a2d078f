namespace TrialSim.Statistics.Subgroups.Trees;

/// <summary>A search for the subgroup in which a treatment works best.</summary>
internal interface ISubgroupSearch
{
    /// <summary>The conditions of the subgroup found, outermost first; none where nothing beats everybody.</summary>
    ReadOnlySpan<MarkerBoundary> Bounds { get; }

    /// <summary>Normal deviate of the effect in the subgroup, large where the treatment does well; of everybody where none is found.</summary>
    double Deviate { get; }

    /// <summary>Searches one trial.</summary>
    /// <param name="patients">The trial, sorted.</param>
    /// <param name="sign">-1 where low outcomes are good, 1 where high ones are.</param>
    void Search(MarkedPatients patients, double sign);
}
