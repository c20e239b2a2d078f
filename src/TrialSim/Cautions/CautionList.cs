using TrialSim.Characteristics;
using TrialSim.Cohorts;
using TrialSim.Scenarios;
using TrialSim.Simulation;

namespace TrialSim.Cautions;

/// <summary>All cautions of a scenario and of a run. A new kind is one file and one line of <see cref="Rules"/>.</summary>
public static class CautionList
{
    /// <summary>The kinds, in the order in which they are printed.</summary>
    public static IReadOnlyList<CautionRule> Rules { get; } =
    [
        new UnderpoweredInteraction(),
        new SmallSubgroup(),
        new CutFromTheData(),
        new DisagreeingCrp(),
        new SequentialQuestion(),
    ];

    /// <summary>What the scenario alone shows, before any run.</summary>
    /// <param name="scenario">A scenario without problems.</param>
    public static IReadOnlyList<Caution> Of(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var patients = new Lazy<EnrolledPatients>(() => EnrolledPatients.Draw(scenario));
        try
        {
            return [.. from rule in Rules from text in rule.Before(scenario, patients) select new Caution(rule.Kind, text)];
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
        ArgumentNullException.ThrowIfNull(characteristics);
        Figure? Find(string? analysis, string measure) => characteristics.Figures.FirstOrDefault(f => f.Analysis == analysis && f.Measure == measure && f.Claim is null);
        var before = Of(result.Scenario).ToLookup(caution => caution.Kind);
        return [.. Rules.SelectMany(rule => rule.After(result, Find).Select(text => new Caution(rule.Kind, text)).Concat(before[rule.Kind]))];
    }
}
