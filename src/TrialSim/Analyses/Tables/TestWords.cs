using TrialSim.Statistics;

namespace TrialSim.Analyses.Tables;

/// <summary>Sides and outcomes of tests in words.</summary>
internal static class TestWords
{
    /// <summary>The sides of a test.</summary>
    public static string Sides(Alternative alternative) => alternative switch
    {
        Alternative.Greater => "one-sided (greater)",
        Alternative.Less => "one-sided (less)",
        _ => "two-sided",
    };

    /// <summary>Why something is not there; null where it is.</summary>
    public static string? Remark(Estimability outcome) => outcome switch
    {
        Estimability.TooFewObservations => "not estimable: too few observations",
        Estimability.NoSpread => "not estimable: the observations do not differ",
        _ => null,
    };
}
