using TrialSim.Characteristics;
using TrialSim.Cohorts;
using TrialSim.Scenarios;
using TrialSim.Simulation;

namespace TrialSim.Cautions;

/// <summary>All cautions of a scenario and of a run. A new kind is one file and one line of <see cref="Rules"/>.</summary>
public static class CautionList
{
    /// <summary>Tests of interaction that miss what is there.</summary>
    public static UnderpoweredInteraction Interaction { get; } = new();

    /// <summary>Questions for interim looks.</summary>
    public static SequentialQuestion Sequential { get; } = new();

    /// <summary>The kinds, in the order in which they are printed.</summary>
    public static IReadOnlyList<CautionRule> Rules { get; } =
    [
        Interaction,
        new SmallSubgroup(),
        new CutFromTheData(),
        new DisagreeingMarker(),
        Sequential,
    ];

    /// <summary>What the scenario alone shows, before any run.</summary>
    /// <param name="scenario">A scenario without problems.</param>
    public static IReadOnlyList<Caution> Of(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var patients = new Lazy<EnrolledPatients>(() => EnrolledPatients.Draw(scenario));
        try
        {
            return [.. Rules.SelectMany(rule => rule.Before(scenario, patients))];
        }
        catch (ScreeningException)
        {
            return []; // a run says that nobody is eligible
        }
    }

    /// <summary>What the scenario and the figures of a run show.</summary>
    public static IReadOnlyList<Caution> Of(SimulationResult result, OperatingCharacteristics characteristics)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Of(result.Scenario, result.Truth, characteristics);
    }

    /// <summary>The same, told what was simulated and what is true in it.</summary>
    public static IReadOnlyList<Caution> Of(Scenario scenario, TrueValues truths, OperatingCharacteristics characteristics)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(truths);
        ArgumentNullException.ThrowIfNull(characteristics);
        Figure? Find(string? analysis, string measure) => characteristics.Figures.FirstOrDefault(f => f.Analysis == analysis && f.Measure == measure && f.Claim is null);
        return InOrder([.. Rules.SelectMany(rule => rule.After(scenario, truths, Find)), .. Of(scenario)]);
    }

    /// <summary>Cautions by kind, in the order of the kinds; those of one kind stay as they are.</summary>
    public static IReadOnlyList<Caution> InOrder(IEnumerable<Caution> cautions)
    {
        var byKind = cautions.ToLookup(caution => caution.Kind);
        return [.. Rules.SelectMany(rule => byKind[rule.Kind])];
    }
}
