using System.Globalization;
using TrialSim.Assurance;
using TrialSim.Characteristics;
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
            yield return Success(bySize[0], answer.Goal) + Meaning(bySize[0]) + Sizes(bySize);
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

    private static string Success(AssuranceCell cell, AssuranceGoal goal)
    {
        string probability = string.Create(
            CultureInfo.InvariantCulture, $"With the prior \"{cell.Prior.Name}\", a trial of {cell.Patients:N0} patients succeeds ({goal.Shown.Describe()}) with probability {Digits.Of(cell.Figures.Assurance)}");
        return double.IsFinite(cell.PowerAtMean.Value)
            ? $"{probability}, where its power at the prior's mean ({Shortly(cell.Mean)}{(cell.Prior.IsOfMultiples ? " times the scenario's effect" : string.Empty)}) is {Number(cell.PowerAtMean)} and at the scenario's own effect {Number(cell.PowerAsGiven)}."
            : $"{probability}, where its power at the scenario's own effect is {Number(cell.PowerAsGiven)}.";
    }

    private static string Meaning(AssuranceCell cell)
    {
        var figures = cell.Figures;
        string worth = double.IsFinite(figures.PredictiveValue.Value)
            ? $" A success is true with probability {Digits.Of(figures.PredictiveValue)}."
            : " None of the trials succeeds, so that the worth of a success cannot be said.";
        return double.IsFinite(figures.ProbabilityOfBenefit)
            ? $"{worth} By this prior the effect that a success in favour of the treatment claims is there with probability {Shortly(figures.ProbabilityOfBenefit)}: but for false successes, no number of patients brings more."
            : worth;
    }

    private static string Sizes(AssuranceCell[] bySize)
    {
        if (bySize.Length == 1)
        {
            return string.Empty;
        }

        string[] further = [.. bySize.Skip(1).Select(c => string.Create(CultureInfo.InvariantCulture, $"{Number(c.Figures.Assurance)} with {c.Patients:N0} patients"))];
        return $" The assurance is {string.Join(", ", further)}.";
    }

    private static string? Direction(AssuranceGoal goal) => goal.Sign switch
    {
        ClaimedSign.Nothing => "What is tested has no effect in this scenario, whatever multiple of the drug's effect is true: every success is false.",
        ClaimedSign.Unknown => "A success counts as true wherever the drug does anything: what is asked has no direction of its own that could be compared with the truth.",
        _ => null,
    };

    private static string Shortly(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Number(in Estimate estimate) => estimate.Value.ToString("0.00#", CultureInfo.InvariantCulture);
}
