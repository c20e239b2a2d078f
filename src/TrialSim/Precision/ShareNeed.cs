namespace TrialSim.Precision;

/// <summary>The textbook: a share p of n trials has the standard error sqrt(p (1 - p) / n).</summary>
/// <param name="Share">The share.</param>
/// <param name="Mcse">Its Monte Carlo standard error.</param>
/// <param name="Replicates">Trials.</param>
public readonly record struct ShareNeed(double Share, double Mcse, long Replicates)
{
    /// <summary>Shares that the table lists.</summary>
    public static IReadOnlyList<double> Usual { get; } = [0.025, 0.05, 0.1, 0.2, 0.5, 0.8, 0.9];

    /// <summary>The fewest trials with an error of at most the target.</summary>
    public static ShareNeed For(double share, double target) => new(share, target, (long)Math.Min(1e18, Math.Ceiling(share * (1 - share) / (target * target) * (1 - 1e-12))));

    /// <summary>The error after a number of trials.</summary>
    public static ShareNeed After(double share, long replicates) => new(share, Math.Sqrt(share * (1 - share) / replicates), replicates);
}
