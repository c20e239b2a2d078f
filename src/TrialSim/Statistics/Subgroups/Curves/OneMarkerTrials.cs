using TrialSim.Numerics;

namespace TrialSim.Statistics.Subgroups.Curves;

/// <summary>What methods for one continuous marker read of eight trials: one entry per patient, one lane per trial.</summary>
/// <remarks>All columns are equally long. Outcomes of patients who were not observed may be any finite number; their markers are known.</remarks>
internal readonly ref struct OneMarkerTrials
{
    /// <summary>Columns of the same patients.</summary>
    /// <param name="outcome">The outcome, any unit.</param>
    /// <param name="treated">1 in the treatment arm, 0 in the control arm.</param>
    /// <param name="observed">1 where the outcome was observed, else 0.</param>
    /// <param name="marker">The marker.</param>
    public OneMarkerTrials(ReadOnlySpan<Lanes> outcome, ReadOnlySpan<Lanes> treated, ReadOnlySpan<Lanes> observed, ReadOnlySpan<Lanes> marker)
    {
        if (treated.Length != outcome.Length || observed.Length != outcome.Length || marker.Length != outcome.Length)
        {
            throw new ArgumentException("the columns of outcome, arm, observation and marker differ in length", nameof(outcome));
        }

        Outcome = outcome;
        Treated = treated;
        Observed = observed;
        Marker = marker;
    }

    /// <summary>The outcome.</summary>
    public ReadOnlySpan<Lanes> Outcome { get; }

    /// <summary>1 in the treatment arm, 0 in the control arm.</summary>
    public ReadOnlySpan<Lanes> Treated { get; }

    /// <summary>1 where the outcome was observed, else 0.</summary>
    public ReadOnlySpan<Lanes> Observed { get; }

    /// <summary>The marker.</summary>
    public ReadOnlySpan<Lanes> Marker { get; }

    /// <summary>Number of patients in each trial, the unobserved ones included.</summary>
    public int Count => Outcome.Length;
}
