using TrialSim.Quantities;

namespace TrialSim.Plans;

/// <summary>Which columns of a table hold a two-armed trial.</summary>
public sealed partial record TrialColumns
{
    /// <summary>Column that tells patients apart.</summary>
    public required string Patient { get; init; }

    /// <summary>Column of the arm.</summary>
    public required ArmColumn Arm { get; init; }

    /// <summary>Where the scores at the visits are.</summary>
    public required ScoreLayout Scores { get; init; }

    /// <summary>Column of the score at baseline.</summary>
    public string? Baseline { get; init; }

    /// <summary>Column of baseline CRP; short for an entry of <see cref="Markers"/>.</summary>
    public CrpColumn? Crp { get; init; }

    /// <summary>Columns of further markers at baseline, or of all.</summary>
    [UntracedDefault]
    public IReadOnlyList<MarkerColumn> Markers { get; init; } = [];

    /// <summary>Column of sex.</summary>
    public SexColumn? Sex { get; init; }

    /// <summary>Column of the randomization stratum.</summary>
    public StratumColumn? Stratum { get; init; }

    /// <summary>Response: a fall from baseline by at least this share of the baseline score.</summary>
    public Share ResponseFall { get; init; } = new(0.5);

    /// <summary>Remission: a score of at most this.</summary>
    public HamdPoints RemissionAtMost { get; init; } = new(7);
}
