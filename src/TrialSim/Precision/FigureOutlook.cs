using TrialSim.Characteristics;

namespace TrialSim.Precision;

/// <summary>What the error of a figure after some trials says of other numbers of trials.</summary>
internal static class FigureOutlook
{
    /// <summary>Trials that the figure needs for a target.</summary>
    public static Outlook Need(Figure figure, double target, long trials)
    {
        var state = FigureNeed.Of(figure, new() { Mcse = target }, trials).State;
        if (state is NeedState.NoValue or NeedState.OutOfReach || figure.Support.Kind == SupportKind.Given)
        {
            return Outlook.None;
        }

        double need = PlainNeed(figure, target, trials);
        return Behind(figure) switch
        {
            Backing.Few => new(Math.Max(need, trials * FigureNeed.ErrorOfFew(figure) / target), true),
            Backing.Little => new(Math.Max(need, (double)trials * FigureNeed.EnoughReplicates / figure.Support.Replicates), true),
            _ => new(need, false),
        };
    }

    /// <summary>The figure's error after another number of trials.</summary>
    public static Outlook Error(Figure figure, long replicates, long trials)
    {
        if (figure.Estimate is null)
        {
            return Outlook.None;
        }

        double known = PlainError(figure, replicates, trials);
        return Behind(figure) switch
        {
            Backing.Few => new(Math.Max(known, FigureNeed.ErrorOfFew(figure) * Math.Sqrt((double)trials / replicates)), true),
            Backing.Little => new(known, true),
            _ => new(known, false),
        };
    }

    /// <summary>Trials needed by the error alone, whatever stands behind it; not a number where no number is enough.</summary>
    public static double PlainNeed(Figure figure, double target, long trials) =>
        figure.Mcse is null || figure.Support.Kind == SupportKind.Given || figure.Support.FixedMcse >= target ? double.NaN : FigureNeed.OfErrors(figure, target, trials);

    /// <summary>The error after another number of trials by the error alone; not a number where there is none.</summary>
    public static double PlainError(Figure figure, long replicates, long trials)
    {
        double fixedPart = figure.Support.FixedMcse * figure.Support.FixedMcse;
        double share = figure.Support.Kind == SupportKind.Given ? 1 : (double)trials / replicates;
        return figure.Mcse is { } error ? Math.Sqrt((Math.Max(0, (error * error) - fixedPart) * share) + fixedPart) : double.NaN;
    }

    private static Backing Behind(Figure figure) => figure.Support.Kind switch
    {
        SupportKind.Given => Backing.Enough,
        SupportKind.Share => FigureNeed.ErrorOfFew(figure) > 0 ? Backing.Few : Backing.Enough,
        _ => figure.Support.Replicates < FigureNeed.EnoughReplicates || figure.Mcse is null ? Backing.Little : Backing.Enough,
    };

    private enum Backing
    {
        Enough,
        Few,
        Little,
    }
}
