using System.Globalization;
using TrialSim.Assurance;
using TrialSim.Cautions;
using TrialSim.Scenarios;

namespace TrialSim.Cli.Cautioning;

/// <summary>What could mislead about assurance: the goal's own cautions at each size, and trials that are more likely to fail than to succeed.</summary>
internal static class AssuranceCautions
{
    /// <summary>The cautions.</summary>
    /// <param name="answer">The figures.</param>
    /// <param name="designs">The design of each size.</param>
    public static IReadOnlyList<Caution> Of(AssuranceAnswer answer, IReadOnlyList<Scenario> designs)
    {
        string Number(int design) => designs[design].Design.Patients.Value.ToString(CultureInfo.InvariantCulture);
        var ofSizes = CautionsOfPlaces.Of(
            [.. designs.Select(design => CautionList.Of(AskedAbout.Of(design, [answer.Goal.Shown])))], some => $"With {Lists.All(some.Select(Number))} patients", size => $"{Number(size)} patients");
        var cells = answer.Cells;
        bool isOneSize = designs.Count == 1;
        string Cell(int cell) => isOneSize ? cells[cell].Prior.Name : FormattableString.Invariant($"{cells[cell].Prior.Name} at {cells[cell].Patients} patients");
        var ofCells = CautionsOfPlaces.Of(
            [.. cells.Select(cell => (IReadOnlyList<Caution>)(CautionList.Sequential.OfAssurance(cell.Figures.Assurance) is { } unsure ? [unsure] : []))],
            some => some.Count == cells.Count && some.Count > 1 ? $"Under every prior{(isOneSize ? string.Empty : " and with every size")}" : $"Under {Lists.All(some.Select(Cell))}", Cell);
        return CautionList.InOrder([.. ofSizes, .. ofCells]);
    }
}
