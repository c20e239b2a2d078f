using TrialSim.Sizing;

namespace TrialSim.Findings;

/// <summary>How large a trial of the same design must be to confirm a finding.</summary>
public sealed record Confirmation
{
    private Confirmation()
    {
    }

    /// <summary>Wanted power.</summary>
    public required double Wanted { get; init; }

    /// <summary>What the search for patients answered; null where none was made.</summary>
    public SizeAnswer? Answer { get; private init; }

    /// <summary>Patients; null where no size can be said or none in reach will do.</summary>
    public long? Patients => (long?)Answer?.Value;

    /// <summary>Why no size can be said, as a clause: "the data choose the set that is claimed"; null where one is given or none in reach will do.</summary>
    public string? Unknown { get; private init; }

    /// <summary>No size can be said, and none was sought.</summary>
    /// <param name="wanted">Wanted power.</param>
    /// <param name="why">Why not, as a clause.</param>
    public static Confirmation CannotBeSaid(double wanted, string why) => new() { Wanted = wanted, Unknown = why };

    /// <summary>What a search for patients answered.</summary>
    public static Confirmation Of(SizeAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return new() { Wanted = answer.Wanted, Answer = answer, Unknown = Clause(answer.Obstacle) };
    }

    private static string? Clause(SizeObstacle? obstacle) => obstacle?.Kind switch
    {
        null or ObstacleKind.OutOfReach => null,
        ObstacleKind.PointsAway => "the true effect points the other way",
        ObstacleKind.NotToldFromZero => "the simulated trials are too few to tell the effect from one too small to confirm",
        ObstacleKind.NotMade => "the analysis could hardly ever be made in the simulated trials",
        ObstacleKind.NoEffect => "the drug does nothing",
        _ => "the power does not rise with the number of patients as a line would",
    };
}
