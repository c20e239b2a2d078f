namespace TrialSim.Characteristics;

/// <summary>How large a trial of the same design must be to confirm a finding.</summary>
/// <param name="Wanted">Wanted power.</param>
/// <param name="Planned">Patients from the noncentral t distribution with the estimate's simulated mean and spread, in whole blocks; null where none up to 100,000 suffice.</param>
/// <param name="Patients">Patients settled on: those planned, unless the simulation at that size missed the wanted power.</param>
/// <param name="Power">Share of simulated trials of that size that are significant in the direction of the finding.</param>
/// <param name="Replicates">How many those were.</param>
public sealed record Confirmation(double Wanted, long? Planned, long? Patients, Estimate Power, long Replicates)
{
    /// <summary>Why no size can be said; null where one is given or none in reach will do.</summary>
    public string? Unknown { get; private init; }

    /// <summary>No size in reach will do.</summary>
    public static Confirmation OutOfReach(double wanted) => new(wanted, null, null, Estimate.None, 0);

    /// <summary>No size can be said.</summary>
    /// <param name="wanted">Wanted power.</param>
    /// <param name="why">Why not, as a clause: "the data choose the set that is claimed".</param>
    public static Confirmation CannotBeSaid(double wanted, string why) => OutOfReach(wanted) with { Unknown = why };
}
