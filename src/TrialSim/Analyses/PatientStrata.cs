using TrialSim.Numerics;

namespace TrialSim.Analyses;

/// <summary>The number of each patient's stratum in stratified analyses, computed once for all with the same strata.</summary>
internal sealed class PatientStrata : IDisposable
{
    private readonly TrialEndpoints endpoints;
    private readonly LaneColumns columns;

    /// <summary>Strata of every combination of the lists' levels.</summary>
    public PatientStrata(TrialEndpoints endpoints, IReadOnlyList<AnalysisStrata> strata)
    {
        this.endpoints = endpoints;
        Strata = strata;
        Count = strata.Aggregate(1, (product, own) => product * own.Levels(endpoints));
        columns = new(2, endpoints.Trial.Patients);
    }

    /// <summary>What the strata are formed of.</summary>
    public IReadOnlyList<AnalysisStrata> Strata { get; }

    /// <summary>Number of strata; 1 where nothing is stratified.</summary>
    public int Count { get; }

    /// <summary>Each patient's stratum, from 0.</summary>
    public ReadOnlySpan<Lanes> Numbers => columns[0];

    /// <summary>Finds the strata of the trials at hand.</summary>
    public void Compute()
    {
        var number = columns[0];
        var level = columns[1];
        for (int s = 0; s < Strata.Count; s++)
        {
            Strata[s].Classify(endpoints.Trial, level);
            Lanes levels = Strata[s].Levels(endpoints);
            for (int i = 0; i < number.Length; i++)
            {
                number[i] = s == 0 ? level[i] : Lanes.Fma(number[i], levels, level[i]);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => columns.Dispose();
}
