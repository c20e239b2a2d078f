using TrialSim.Characteristics;

namespace TrialSim.Precision;

/// <summary>How many trials a figure needs for its target, told from the trials so far.</summary>
/// <remarks>
/// With trials n, error m, its fixed part f and target t: n (m^2 - f^2) / (t^2 - f^2), for the part of the error that comes from the
/// replicates falls as one over the root. An error is believed once enough stands behind it: a share with fewer than <see cref="EnoughEvents"/>
/// events (or non-events) is taken at the end of its 95% interval, where its error is largest; other figures need <see cref="EnoughReplicates"/> trials in
/// their denominator (docs/precision.md).
/// </remarks>
/// <param name="Figure">The figure.</param>
/// <param name="Target">Its target.</param>
/// <param name="State">How it stands.</param>
/// <param name="Replicates">Trials needed; not a number where no number is known or none is enough.</param>
public readonly record struct FigureNeed(Figure Figure, PrecisionTarget Target, NeedState State, double Replicates)
{
    /// <summary>Events, or non-events, from which on the standard error of a share is believed.</summary>
    public const int EnoughEvents = 25;

    /// <summary>Trials behind a figure from which on the standard error of a mean or quantile is believed.</summary>
    public const int EnoughReplicates = 100;

    private const double SquaredZ = 1.959963984540054 * 1.959963984540054;

    /// <summary>Where the figure is, where there are several places: "cell 3 (n = 60)"; null in a run of one scenario.</summary>
    public string? Place { get; init; }

    /// <summary>Whether it is a difference between two cells.</summary>
    public bool IsDifference { get; init; }

    /// <summary>The figure and its place in words.</summary>
    public string Words => Place is null ? Named : $"{Named}, {Place}";

    /// <summary>The figure in words that a target can name it by.</summary>
    public string Named => IsDifference ? $"{FigureWords.Difference} of {FigureWords.Of(Figure)}" : FigureWords.Of(Figure);

    /// <summary>Whether the number can be trusted to fall short of what is needed, if anything: errors of quantiles may drop in jumps.</summary>
    public bool IsSmooth => Figure.Support.Kind != SupportKind.Quantile || Figure.Support.Replicates < EnoughReplicates;

    /// <summary>The need of a figure after a number of trials.</summary>
    public static FigureNeed Of(Figure figure, PrecisionTarget target, long trials)
    {
        ArgumentNullException.ThrowIfNull(figure);
        ArgumentNullException.ThrowIfNull(target);
        var support = figure.Support;
        FigureNeed Is(NeedState state, double replicates) => new(figure, target, state, replicates);
        if (figure.Estimate is null)
        {
            return Is(NeedState.NoValue, double.NaN);
        }

        if (support.Kind == SupportKind.Given)
        {
            return figure.Mcse <= target.Mcse ? Is(NeedState.Met, 0) : Is(NeedState.OutOfReach, double.NaN);
        }

        if (support.FixedMcse >= target.Mcse)
        {
            return Is(NeedState.OutOfReach, double.NaN);
        }

        if (support.Kind != SupportKind.Share && (support.Replicates < EnoughReplicates || figure.Mcse is null))
        {
            return Is(NeedState.Open, Math.Max(trials + 1, (double)trials * EnoughReplicates / support.Replicates));
        }

        if (support.Kind == SupportKind.Share && ErrorOfFew(figure) is var few && few > target.Mcse)
        {
            return Is(NeedState.Open, trials * few / target.Mcse); // falls as one over the trials while there are no events: no less is needed
        }

        double need = OfErrors(figure, target.Mcse, trials);
        return figure.Mcse <= target.Mcse ? Is(NeedState.Met, Math.Min(need, trials)) : Is(NeedState.Open, Math.Max(need, trials + 1));
    }

    /// <summary>Trials at which a figure's error is the target, by its error after a number of trials.</summary>
    internal static double OfErrors(Figure figure, double target, long trials)
    {
        double fixedPart = figure.Support.FixedMcse * figure.Support.FixedMcse;
        double own = ((figure.Mcse ?? 0) * (figure.Mcse ?? 0)) - fixedPart;
        return trials * Math.Max(0, own) / ((target * target) - fixedPart);
    }

    /// <summary>
    /// The standard error of a share at the end of its 95% interval (Wilson) that is nearer to one half, where few events or non-events stand
    /// behind it; else 0.
    /// </summary>
    internal static double ErrorOfFew(Figure figure)
    {
        long n = figure.Support.Replicates;
        double rare = Math.Min(figure.Estimate!.Value, 1 - figure.Estimate.Value);
        if (rare * n >= EnoughEvents)
        {
            return 0;
        }

        double centre = rare + (SquaredZ / (2 * n));
        double half = Math.Sqrt(SquaredZ * ((rare * (1 - rare) / n) + (SquaredZ / (4.0 * n * n))));
        double end = Math.Min(0.5, (centre + half) / (1 + (SquaredZ / n)));
        return Math.Sqrt(end * (1 - end) / n);
    }
}
