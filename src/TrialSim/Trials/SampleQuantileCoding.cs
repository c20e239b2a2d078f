using TrialSim.Numerics;
using TrialSim.Quantities;

namespace TrialSim.Trials;

/// <summary>
/// 0, 1, 2, … by equally large groups of the trial's own patients in order of CRP: 2 groups split at the sample median, 3 are thirds.
/// </summary>
/// <remarks>A patient's group is floor(groups x rank / n), n = patients with a value, rank = number of them with a lower one.</remarks>
public sealed record SampleQuantileCoding : MarkerCoding
{
    /// <summary>Number of groups, 2 or more.</summary>
    public required int Groups { get; init; }

    /// <inheritdoc/>
    internal override void Code(TrialBlock trial, Span<Lanes> marker)
    {
        var level = trial.Measured(Of);
        Lanes groups = Groups;
        var known = Lanes.Zero;
        for (int i = 0; i < level.Length; i++)
        {
            known += Lanes.EqualTo(level[i], level[i]).ToIndicator();
        }

        var perPatient = Lanes.One / known;
        for (int i = 0; i < marker.Length; i++)
        {
            // Counting the lower ones costs n^2 comparisons but runs in lanes; a sort could not.
            var rank = Lanes.Zero;
            var own = level[i];
            for (int k = 0; k < level.Length; k++)
            {
                rank += (level[k] < own).ToIndicator();
            }

            // floor(groups rank / n) by rounding (groups rank + 1/2) / n - 1/2, which is never nearer to a half than 1/2 n
            marker[i] = Lanes.RoundToWhole((Lanes.Fma(groups, rank, 0.5) * perPatient) - 0.5);
        }
    }

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, double patients, string patientsPath)
    {
        if (Groups < 2 || Groups > patients)
        {
            place.At("groups").Breach(
                $"{Groups} groups cannot be formed of {patients} patients.",
                $"Use a whole number from 2 to {patients}, such as 2 for a split at the median.",
                patientsPath);
        }
    }

    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) => Groups == 2 ? $"{Of.InWords()} above the sample median" : $"{Of.InWords()} in {Groups} equal sample groups";
}
