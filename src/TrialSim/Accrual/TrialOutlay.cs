using TrialSim.Numerics;

namespace TrialSim.Accrual;

/// <summary>What trials cost, from what happened in them.</summary>
internal sealed class TrialOutlay
{
    private readonly UnitCosts costs;
    private readonly AssayUse[] assays;
    private readonly double[] prices; // of one measurement
    private readonly double once;

    /// <summary>Adds up what every trial costs alike.</summary>
    /// <param name="costs">The prices.</param>
    /// <param name="assays">Of whom which biomarker is measured.</param>
    /// <param name="sites">Number of sites; 0 where nobody says.</param>
    /// <param name="patients">Randomized patients.</param>
    public TrialOutlay(UnitCosts costs, IReadOnlyList<AssayUse> assays, double sites, double patients)
    {
        (this.costs, this.assays) = (costs, [.. assays]);
        prices = [.. assays.Select(use => costs.AssayOf(use.Marker).Value)];
        once = costs.Fixed.Value + (sites * costs.PerSite.Value) + (patients * costs.PerRandomizedPatient.Value);
        Randomized = patients;
    }

    private double Randomized { get; }

    /// <summary>The cost of eight trials ((4) in docs/accrual.md).</summary>
    /// <param name="candidates">Screened candidates.</param>
    /// <param name="treated">Patients of the treatment arm.</param>
    /// <param name="visits">Visits attended after baseline, by all patients together.</param>
    /// <param name="weeks">Duration.</param>
    public Lanes Of(Lanes candidates, Lanes treated, Lanes visits, Lanes weeks)
    {
        var measured = Lanes.Zero;
        for (int a = 0; a < assays.Length; a++)
        {
            measured += assays[a].Assays(candidates, Randomized) * prices[a];
        }

        return once + (candidates * costs.PerCandidate.Value) + measured
            + (treated * costs.PerTreatedPatient.Value) + (visits * costs.PerVisit.Value) + (weeks * costs.PerWeek.Value);
    }
}
