using System.Globalization;
using System.Text;
using TrialSim.Cli.Commands;
using TrialSim.Scenarios;
using TrialSim.Sweeps;

namespace TrialSim.Cli.Sweeping;

/// <summary>Reads what is varied, and makes the cells of the sweep.</summary>
internal static class VaryReading
{
    /// <summary>The sweep that the options ask for.</summary>
    /// <param name="varied">PATH=VALUES, one each.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="layout">How they are combined.</param>
    /// <param name="contrast">Which cells are compared.</param>
    /// <exception cref="RefusedException">Everything that is wrong, with the option at fault.</exception>
    public static SweepPlan Read(IReadOnlyList<string> varied, Scenario scenario, SweepLayout layout, SweepContrast contrast)
    {
        SweepAxisReading[] readings = [.. varied.Select(SweepAxis.Read)];
        Refuse(readings.Select(r => r.Problem).OfType<ScenarioProblem>());
        SweepAxis[] axes = [.. readings.Select(r => r.Axis!)];
        Refuse(Repetitions(axes, layout));
        Refuse(Size(axes, layout, contrast));
        var reading = SweepPlan.Make(scenario, axes, layout, contrast);
        Refuse(reading.Problems);
        return reading.Plan!;
    }

    private static void Refuse(IEnumerable<ScenarioProblem> problems)
    {
        var text = new StringBuilder();
        foreach (var problem in problems)
        {
            string place = problem.Path.Length == 0 ? "--vary" : problem.Path.StartsWith("--", StringComparison.Ordinal) ? problem.Path : $"--vary {problem.Path}";
            text.Append(place).Append(": ").Append(problem.Found).Append("\n    ").Append(problem.Remedy).Append('\n');
        }

        if (text.Length > 0)
        {
            throw new RefusedException(text.ToString().TrimEnd('\n'));
        }
    }

    private static IEnumerable<ScenarioProblem> Repetitions(SweepAxis[] axes, SweepLayout layout)
    {
        for (int a = 0; a < axes.Length; a++)
        {
            if (axes[a].Path is "name" or "title")
            {
                yield return new(axes[a].Text, "that changes no trial.", "Vary what is simulated; trialsim describe shows the properties.");
            }

            if (Array.FindIndex(axes, axis => axis.Path == axes[a].Path) < a)
            {
                yield return new(axes[a].Text, $"{axes[a].Path} is varied twice.", "Put all its values into one --vary.");
            }

            var twice = axes[a].Values.GroupBy(v => v).FirstOrDefault(same => same.Count() > 1);
            if (layout == SweepLayout.Crossed && twice is not null)
            {
                yield return new(axes[a].Text, $"{twice.Key.Text} comes {(twice.Count() == 2 ? "twice" : $"{twice.Count()} times")}.", "Name each value once.");
            }
        }
    }

    private static IEnumerable<ScenarioProblem> Size(SweepAxis[] axes, SweepLayout layout, SweepContrast contrast)
    {
        if (layout == SweepLayout.Zipped && axes.Any(a => a.Values.Count != axes[0].Values.Count))
        {
            yield return new(
                "--zip", $"{string.Join(", ", axes.Select(a => $"{a.Label} has {Values(a.Values.Count)}"))}; side by side, each needs as many.",
                "Give all the same number of values, or leave --zip out to cross them.");
            yield break;
        }

        long cells = SweepGrid.Count(axes, layout);
        if (cells == 1)
        {
            yield return new(axes[0].Text, "one value makes one cell, which has nothing to be compared with.", "Give several values; trialsim run simulates a single scenario.");
        }
        else if (cells > SweepAxis.MostValues)
        {
            yield return new(
                axes[0].Text, $"{string.Join(" x ", axes.Select(a => a.Values.Count))} are {Number(cells)} cells.",
                $"At most {Number(SweepAxis.MostValues)} are simulated side by side: take larger steps, or several sweeps. Memory grows with cells times patients (docs/sweep.md).");
        }
        else if (contrast == SweepContrast.All && SweepPairs.OfAll(cells) > SweepPlan.MostPairs)
        {
            yield return new(
                "--against all", $"{Number(cells)} cells have {Number(SweepPairs.OfAll(cells))} pairs.",
                $"At most {Number(SweepPlan.MostPairs)}, which 100 cells have: compare with \"first\" or \"steps\", or vary less.");
        }
    }

    private static string Values(int count) => count == 1 ? "1 value" : $"{count} values";

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
