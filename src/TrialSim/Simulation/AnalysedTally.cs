using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Scenarios;
using TrialSim.Trials;

namespace TrialSim.Simulation;

/// <summary>How many patients each analysis has used, summed over trials; kept where some analysis may leave patients out for want of a marker's value.</summary>
internal sealed class AnalysedTally : IDisposable
{
    private const double LargestKept = 256;

    private readonly int analyses;

    private AnalysedTally(Scenario scenario)
    {
        analyses = scenario.Analyses.Count;
        Moments = new(1, analyses);
        Unit = 1;
        while (scenario.Design.Patients.Value > Unit * LargestKept)
        {
            Unit *= 2;
        }
    }

    /// <summary>Counts and sums.</summary>
    public MomentTally Moments { get; }

    /// <summary>In how many patients numbers are kept: a power of two, so that every number is kept exactly.</summary>
    public double Unit { get; }

    /// <summary>An empty tally; null where no analysis, by what it reads or by its subgroup, asks for a marker with missing values.</summary>
    public static AnalysedTally? Of(Scenario scenario)
    {
        PatientMarker[] lacking = [.. scenario.Population.Panel.Where(m => m.Missing.Value > 0).Select(m => m.Name)];
        return scenario.Analyses.Any(analysis => analysis.MarkersRead.Any(read => lacking.Contains(read.Marker))
                || scenario.Subgroups.Any(s => analysis.SubgroupsNamed.Contains(s.Name) && lacking.Contains(s.Marker)))
            ? new(scenario) : null;
    }

    /// <summary>Patients that an analysis has used, in units of <see cref="Unit"/>; of all trials.</summary>
    public static MeanSlot Patients(int analysis) => new(analysis, 0);

    /// <summary>Records those of eight finished trials that belong to the run.</summary>
    public void Record(TrialRun run, LaneMask live)
    {
        Moments.Count(0, live);
        for (int a = 0; a < analyses; a++)
        {
            var sizes = run.Analysed(a);
            Moments.Add(Patients(a).Moment, (sizes.Treatment + sizes.Control) * (1 / Unit), live);
        }

        Moments.EndOfRound();
    }

    /// <inheritdoc/>
    public void Dispose() => Moments.Dispose();
}
