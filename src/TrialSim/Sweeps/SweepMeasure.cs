using TrialSim.Characteristics;
using TrialSim.Simulation;

namespace TrialSim.Sweeps;

/// <summary>A figure of which differences between cells are taken trial by trial.</summary>
/// <param name="Name">Name of the analysis, decision rule or claim rule.</param>
/// <param name="Measure">The measure as <see cref="Measures"/> lists it.</param>
/// <param name="Trial">What each trial contributes to it.</param>
public sealed record SweepMeasure(string Name, string Measure, TrialMeasure Trial)
{
    /// <summary>Whether it is a share of trials: power of an analysis, or how often something is concluded or announced.</summary>
    public bool IsShare => Measure != Measures.EstimateMean;

    /// <summary>The measures of all cells, in the order in which they first appear: how often an analysis rejects and its estimate, how often decisions say yes and rules announce something.</summary>
    internal static IReadOnlyList<SweepMeasure> Of(IReadOnlyList<SweepCell> cells) =>
    [
        .. cells.SelectMany(c => c.Scenario.Analyses).Select(a => a.Name).Distinct().SelectMany(name => (SweepMeasure[])
        [
            new(name, Measures.RejectionRate, new RejectionMeasure(name)),
            new(name, Measures.EstimateMean, new EstimateMeasure(name)),
        ]),
        .. cells.SelectMany(c => c.Scenario.Decisions).Select(d => d.Name).Distinct()
            .Select(name => new SweepMeasure(name, Measures.RejectionRate, new ShownMeasure(new ConclusionEvidence(name)))),
        .. cells.SelectMany(c => c.Scenario.Rules).Select(r => r.Name).Distinct()
            .Select(name => new SweepMeasure(name, ClaimMeasures.Claimed, new ShownMeasure(new AnnouncementEvidence(name, ObservedDirection.Either)))),
    ];
}
