using System.Globalization;
using TrialSim.Characteristics;

namespace TrialSim.Precision;

/// <summary>Why a goal is not reached, in words.</summary>
internal static class PrecisionRefusals
{
    private const int MostListed = 3;

    /// <summary>Refuses targets that hold no figure.</summary>
    /// <exception cref="PrecisionException">One of them.</exception>
    public static void CheckTargets(PrecisionGoal goal, IReadOnlyList<FigureNeed> needs, long trials)
    {
        bool isEnd = needs.All(n => n.State != NeedState.Open);
        foreach (var target in goal.Targets)
        {
            FigureNeed[] covered = [.. needs.Where(n => n.IsDifference == target.OfDifferences && target.Covers(n.Figure))];
            if (covered.Length == 0)
            {
                throw new PrecisionException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"\"{target.Describe()}={target.Mcse}\": each of these words is known, but no figure has them all. Leave words out; trialsim run SCENARIO --json lists the figures."))
                { IsMistaken = true };
            }

            FigureNeed[] own = [.. covered.Where(n => n.Target == target)];
            if (own.Length > 0 && own.All(n => n.State == NeedState.OutOfReach))
            {
                throw OutOfReach(own);
            }

            if (isEnd && own.Length > 0 && own.All(n => n.State is NeedState.NoValue or NeedState.OutOfReach))
            {
                throw new PrecisionException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"\"{target.Describe()}={target.Mcse}\": none of these figures has a value in {trials:N0} trials (\"-\" in the tables), so none has an error."))
                { IsMistaken = true };
            }
        }
    }

    /// <summary>More trials than allowed.</summary>
    public static PrecisionException TooMany(PrecisionGoal goal, IReadOnlyList<FigureNeed> open, long trials)
    {
        var culture = CultureInfo.InvariantCulture;
        string figures = string.Join("; ", open.Take(MostListed).Select(n => string.Create(
            culture, $"{n.Words} is at ± {n.Figure.Mcse ?? double.NaN:G3}, wanted {n.Target.Mcse}, and needs about {Round(n.Replicates)}{Truth(n)}")));
        string others = open.Count > MostListed ? string.Create(culture, $"; {open.Count - MostListed} more are open") : string.Empty;
        var hardest = open[0];
        return new(string.Create(
            culture,
            $"the target is not reached within {goal.AtMost:N0} trials. After {trials:N0} trials: {figures}{others}.\n"
            + $"    Ask less of this figure (--mcse '{hardest.Named}={Looser(hardest, goal.AtMost)}'), name only the figures that matter, or allow more with --at-most."));
    }

    // Half of the squared target: from there on the truth costs more trials than chance does.
    private static string Truth(FigureNeed need) => 2 * need.Figure.Support.FixedMcse * need.Figure.Support.FixedMcse > need.Target.Mcse * need.Target.Mcse
        ? string.Create(CultureInfo.InvariantCulture, $" (its true value alone has an error of {need.Figure.Support.FixedMcse:G3})")
        : string.Empty;

    private static PrecisionException OutOfReach(IReadOnlyList<FigureNeed> own)
    {
        var nearest = own.MinBy(n => Fixed(n.Figure));
        return new(string.Create(
            CultureInfo.InvariantCulture,
            $"\"{nearest.Target.Describe()}={nearest.Target.Mcse}\": no number of trials is enough. {nearest.Words} has an error of {Fixed(nearest.Figure):G3} "
            + $"that does not come from the replicates: what is true is computed from a counterfactual run of fixed size. Use a target above {Above(Fixed(nearest.Figure))}."))
        { IsMistaken = true };
    }

    /// <summary>The part of a figure's error that more trials leave as it is.</summary>
    public static double Fixed(Figure figure) => figure.Support.Kind == SupportKind.Given ? figure.Mcse ?? 0 : figure.Support.FixedMcse;

    // What the trials allowed would give, rounded up to two digits.
    private static string Looser(FigureNeed need, long atMost) => Above(need.Target.Mcse * Math.Sqrt(Math.Max(1, need.Replicates / atMost)));

    private static string Above(double value)
    {
        double unit = 1;
        while (unit * 10 > value)
        {
            unit /= 10;
        }

        while (unit * 100 <= value)
        {
            unit *= 10;
        }

        return (Math.Ceiling(value / unit) * unit).ToString("G2", CultureInfo.InvariantCulture);
    }

    // Two digits are what such a number is good for.
    private static string Round(double trials)
    {
        double unit = 1;
        while (unit * 100 <= trials)
        {
            unit *= 10;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(trials / unit) * unit:N0}");
    }
}
