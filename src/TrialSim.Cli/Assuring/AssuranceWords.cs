using System.Globalization;
using TrialSim.Assurance;
using TrialSim.Characteristics;
using TrialSim.Cli.Cautioning;
using TrialSim.Cli.Reports;
using TrialSim.Findings;

namespace TrialSim.Cli.Assuring;

/// <summary>The answer about assurance in a few sentences that can be quoted.</summary>
internal static class AssuranceWords
{
    /// <summary>The sentences, a paragraph for each prior and, where there are several sizes, what more patients bring.</summary>
    public static IEnumerable<string> Of(AssuranceAnswer answer)
    {
        foreach (var cells in answer.Cells.GroupBy(c => c.Prior.Name))
        {
            AssuranceCell[] bySize = [.. cells];
            yield return Success(bySize[0]) + Meaning(bySize[0].Figures) + Sizes(bySize);
        }

        if (Limit(answer) is { } limit)
        {
            yield return limit;
        }

        if (Direction(answer.Goal) is { } direction)
        {
            yield return direction;
        }
    }

    /// <summary>The sentence about a trial under way.</summary>
    public static string Of(IReadOnlyList<InterimOutlook> outlooks)
    {
        string[] parts = [.. outlooks.Select(o => $"{Digits.Of(o.Success)} ({o.Truth})")];
        return $"Given the interim result, both stages together succeed with probability {string.Join(", ", parts[..^1])} and {parts[^1]}, by what is true of the rest.";
    }

    private static string Success(AssuranceCell cell)
    {
        string probability = string.Create(
            CultureInfo.InvariantCulture, $"With the prior \"{cell.Prior.Name}\", a trial of {cell.Patients:N0} patients succeeds with probability {Digits.Of(cell.Figures.Assurance)}");
        return double.IsFinite(cell.PowerAtMean.Value)
            ? $"{probability}; its power at the prior's mean is {Number(cell.PowerAtMean)}."
            : $"{probability}; its power at the scenario's own effect is {Number(cell.PowerAsGiven)}.";
    }

    private static string Meaning(AssuranceFigures figures) =>
        figures.Assurance.Value == 0 ? " None of the trials succeeds, so that the worth of a success cannot be said."
        : IsHarm(figures) ? $" Successes are mostly for harm: {Digits.Of(figures.Favourable)} is in favour of the treatment."
        : string.Empty;

    // the most there can be of successes in favour that are true
    private static string? Limit(AssuranceAnswer answer)
    {
        string[] limits =
        [
            .. answer.Cells.DistinctBy(c => c.Prior.Name).Where(c => c.Figures.ProbabilityOfBenefit is > 0 and < 1 && !IsHarm(c.Figures))
                .Select(c => $"{Shortly(c.Figures.ProbabilityOfBenefit)} ({c.Prior.Name})"),
        ];
        return limits.Length == 0 ? null
            : $"False successes aside, at most {Lists.All(limits)} of trials of any size can succeed in favour of the treatment, for that is the prior probability that it has such an effect.";
    }

    private static bool IsHarm(AssuranceFigures figures) => figures.Favourable.Value < figures.Assurance.Value / 2;

    private static string Sizes(AssuranceCell[] bySize)
    {
        if (bySize.Length == 1)
        {
            return string.Empty;
        }

        string[] further = [.. bySize.Skip(1).Select(c => string.Create(CultureInfo.InvariantCulture, $"{Number(c.Figures.Assurance)} with {c.Patients:N0} patients"))];
        return $" The probability is {string.Join(", ", further)}.";
    }

    private static string? Direction(AssuranceGoal goal) => goal.Sign switch
    {
        ClaimedSign.Nothing => "What is tested has no effect in this scenario, whatever multiple of the drug's effect is true: every success is false.",
        ClaimedSign.Absence => "What is asked says that something was not found. That is true or false of no truth here, so that the worth of a success is not given.",
        ClaimedSign.Unknown => "A success counts as true wherever the drug does anything: what is asked has no direction of its own that could be compared with the truth.",
        _ => null,
    };

    private static string Shortly(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Number(in Estimate estimate) => estimate.Value.ToString("0.00#", CultureInfo.InvariantCulture);
}
