using System.Security.Cryptography;
using System.Text;
using TrialSim.Scenarios;
using TrialSim.Simulation;

namespace TrialSim.Sweeps;

/// <summary>What a sweep simulates: a scenario, the properties that are varied, the cells, and which cells are compared.</summary>
public sealed record SweepPlan
{
    /// <summary>Most pairs of cells that are compared.</summary>
    public const int MostPairs = 5000;

    /// <summary>The scenario as it was given.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>The varied properties.</summary>
    public required IReadOnlyList<SweepAxis> Axes { get; init; }

    /// <summary>How their values are combined.</summary>
    public required SweepLayout Layout { get; init; }

    /// <summary>The cells in their order.</summary>
    public required IReadOnlyList<SweepCell> Cells { get; init; }

    /// <summary>Which cells are compared.</summary>
    public required SweepContrast Contrast { get; init; }

    /// <summary>The pairs of cells, by number from 0.</summary>
    public required IReadOnlyList<CellPair> Pairs { get; init; }

    /// <summary>What differs between cells with a paired error: rejection rates and mean estimates, shares of conclusions and announcements.</summary>
    public required IReadOnlyList<SweepMeasure> Measures { get; init; }

    /// <summary>SHA-256 of what the sweep simulates and compares; seed and number of trials are not in it.</summary>
    public string Hash
    {
        get
        {
            var text = new StringBuilder();
            text.AppendJoin('\n', Cells.Select(c => c.ScenarioHash)).Append('\n');
            text.AppendJoin('\n', Measures.Select(m => m.Trial.ToString())).Append('\n');
            text.AppendJoin('\n', Pairs.Select(p => $"{p.Cell} {p.Minus}"));
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
        }
    }

    /// <summary>About how much memory the sweep takes, in bytes; an estimate from measurements (docs/sweep.md).</summary>
    /// <param name="workers">Threads: each holds one trial of every cell and what it counts.</param>
    public double EstimatedMemory(int workers)
    {
        const double Fixed = 100e3, PerAnalysis = 45e3, BytesOfALane = 64;
        return (1 + workers) * Cells.Sum(c =>
            Fixed + (PerAnalysis * (c.Scenario.Analyses.Count + c.Scenario.Rules.Count))
            + (BytesOfALane * c.Scenario.Design.Patients.Value * (30 + (8 * c.Scenario.Outcome.Visits.Count))));
    }

    /// <summary>The value that a cell has of a varied property.</summary>
    public SweepValue Value(SweepCell cell, int axis)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return Axes[axis].Values[cell.Place[axis]];
    }

    /// <summary>The values of a cell in words: "n = 60, outcome.drug-effect.slope = -2".</summary>
    public string Describe(SweepCell cell) => string.Join(", ", Axes.Select((axis, a) => $"{axis.Label} = {Value(cell, a).Text}"));

    /// <summary>Makes every cell's scenario; or says everything that is wrong with any of them, one fault once.</summary>
    /// <param name="scenario">A scenario without problems.</param>
    /// <param name="axes">Properties of different paths with at least two cells in all.</param>
    /// <param name="layout">How they are combined.</param>
    /// <param name="contrast">Which cells are compared.</param>
    public static SweepReading Make(Scenario scenario, IReadOnlyList<SweepAxis> axes, SweepLayout layout, SweepContrast contrast)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(axes);
        ArgumentOutOfRangeException.ThrowIfZero(axes.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(SweepGrid.Count(axes, layout), SweepAxis.MostValues);
        var places = SweepGrid.Places(axes, layout);
        var readings = new ScenarioReading[places.Count];
        Parallel.For(0, places.Count, cell => readings[cell] = Patch(axes, places[cell]).Apply(scenario));
        if (readings.Any(r => r.Scenario is null || r.Problems.Count > 0))
        {
            return new(null, SweepFaults.Of(axes, places, readings));
        }

        SweepCell[] cells = [.. places.Select((place, c) => new SweepCell(c + 1, place, readings[c].Scenario!, ScenarioFile.Hash(readings[c].Scenario!)))];
        var plan = new SweepPlan
        {
            Scenario = scenario,
            Axes = axes,
            Layout = layout,
            Cells = cells,
            Contrast = contrast,
            Pairs = SweepPairs.Of(places, contrast, layout),
            Measures = SweepMeasure.Of(cells),
        };
        var twins = cells.GroupBy(c => c.ScenarioHash).FirstOrDefault(same => same.Count() > 1)?.ToList();
        return twins is null ? new(plan, []) : new(null, [Twins(plan, twins)]);
    }

    private static ScenarioPatch Patch(IReadOnlyList<SweepAxis> axes, int[] place) =>
        new([.. axes.Select((axis, a) => new PropertyChange(axis.Path, axis.Values[place[a]].Json))]);

    private static ScenarioProblem Twins(SweepPlan plan, List<SweepCell> twins) => new(
        string.Empty,
        $"cells {twins[0].Number} ({plan.Describe(twins[0])}) and {twins[1].Number} ({plan.Describe(twins[1])}) simulate the same"
            + (twins.Count > 2 ? $", and so do {twins.Count - 2} others." : "."),
        "Vary what makes a difference, each value once; titles, notes, sources, \"seed\" and \"replicates\" make none.");
}
