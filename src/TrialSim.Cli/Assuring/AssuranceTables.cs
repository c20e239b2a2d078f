using System.Globalization;
using TrialSim.Assurance;
using TrialSim.Cli.Reports;

namespace TrialSim.Cli.Assuring;

/// <summary>The tables about assurance.</summary>
internal static class AssuranceTables
{
    /// <summary>The tables in their order.</summary>
    public static IEnumerable<ReportTable> Of(AssuranceAnswer answer)
    {
        yield return By(
            answer, "Probability of success",
            ("assurance", c => Digits.Of(c.Figures.Assurance)),
            ("in favour", c => Digits.Of(c.Figures.Favourable)),
            ("limit", c => Known(c.Figures.ProbabilityOfBenefit)),
            ("power at mean", c => Digits.Of(c.PowerAtMean)),
            ("as given", c => Digits.Of(c.PowerAsGiven)));
        yield return By(
            answer, "What a success is worth",
            ("effect exists", c => Known(c.Figures.ProbabilityOfEffect)),
            ("successes true", c => Digits.Of(c.Figures.PredictiveValue)),
            ("success if no effect", c => Digits.Of(c.Figures.GivenNull)),
            ("success if effect", c => Digits.Of(c.Figures.GivenEffect)));
        yield return By(
            answer, "What a success selects",
            ("prior's mean", c => Known(c.Mean)),
            ("SD", c => Known(c.Prior.Prior.Sd)),
            ("mean if success / mean", c => Digits.Of(c.Figures.EffectAmongSuccesses)),
            ("exaggeration", c => Digits.Of(c.Figures.Exaggeration)));
        if (answer.Cells.Any(c => double.IsFinite(c.Figures.ErrorOfTheList)))
        {
            yield return By(
                answer with { Cells = [.. answer.Cells.Where(c => double.IsFinite(c.Figures.ErrorOfTheList))] }, "Assurance as an average over listed draws",
                ("draws", c => (c.Draws / 2).ToString(CultureInfo.InvariantCulture)),
                ("error of the list as a sample", c => c.Figures.ErrorOfTheList.ToString("0.####", CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>How surely a trial succeeds that is under way.</summary>
    public static ReportTable OfOutlooks(IReadOnlyList<InterimOutlook> outlooks) => new(
        "Given the interim result: probability that both stages together succeed, by what is true of the rest",
        ["truth", "mean, times the scenario's effect", "success"],
        [.. outlooks.Select(o => (string[])[o.Truth, Known(o.Prior.Mean), Digits.Of(o.Success)])]);

    private static ReportTable By(AssuranceAnswer answer, string title, params (string Heading, Func<AssuranceCell, string> Write)[] columns)
    {
        bool several = answer.Cells.DistinctBy(c => c.Patients).Count() > 1;
        string size = several ? string.Empty : string.Create(CultureInfo.InvariantCulture, $", {answer.Cells[0].Patients:N0} patients");
        string Row(AssuranceCell cell) => several ? string.Create(CultureInfo.InvariantCulture, $"{cell.Prior.Name}, {cell.Patients:N0}") : cell.Prior.Name;
        return new(
            title + size,
            [several ? "prior, n" : "prior", .. columns.Select(c => c.Heading)],
            [.. answer.Cells.Select(cell => (string[])[Row(cell), .. columns.Select(c => c.Write(cell))])]);
    }

    private static string Known(double value) => double.IsFinite(value) ? value.ToString("0.###", CultureInfo.InvariantCulture) : "-";
}
