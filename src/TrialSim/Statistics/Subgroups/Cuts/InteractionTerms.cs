namespace TrialSim.Statistics.Subgroups.Cuts;

/// <summary>What one cut-point contributes to the interaction statistic, apart from the outcomes.</summary>
/// <param name="LowControl">Low patients in the control arm.</param>
/// <param name="LowTreated">Low patients in the treatment arm.</param>
/// <param name="Control">1/low + 1/high of the control arm.</param>
/// <param name="Treated">1/low + 1/high of the treatment arm.</param>
/// <param name="Gain">(n - 4) / (<paramref name="Control"/> + <paramref name="Treated"/>): t squared is the squared contrast times this over the residual sum.</param>
internal readonly record struct InteractionTerms(int LowControl, int LowTreated, double Control, double Treated, double Gain)
{
    /// <summary>The terms of a cut in a trial.</summary>
    public static InteractionTerms Of(CutPlace place, int controls, int treated)
    {
        double control = (1.0 / place.LowControl) + (1.0 / (controls - place.LowControl));
        double treatment = (1.0 / place.LowTreated) + (1.0 / (treated - place.LowTreated));
        return new(place.LowControl, place.LowTreated, control, treatment, (controls + treated - 4) / (control + treatment));
    }
}
