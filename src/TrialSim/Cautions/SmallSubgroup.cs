using System.Globalization;
using TrialSim.Scenarios;

namespace TrialSim.Cautions;

/// <summary>A subgroup in which something is tested is expected to hold few patients in an arm.</summary>
public sealed record SmallSubgroup : CautionRule
{
    /// <summary>Expected patients in the smaller arm below which it is said.</summary>
    public const int Few = 20;

    /// <inheritdoc/>
    public override string Kind => "small-subgroup";

    /// <inheritdoc/>
    public override string Meaning => "A subgroup in which something is tested is expected to hold fewer than 20 patients in an arm";

    /// <inheritdoc/>
    internal override IEnumerable<string> Before(Scenario scenario, Lazy<EnrolledPatients> patients)
    {
        foreach (var (subgroup, users) in NamedSubgroups.Of(scenario))
        {
            double expected = patients.Value.PerArm(subgroup);
            if (expected < Few)
            {
                double enough = Math.Ceiling(scenario.Design.Patients.Value * Few / Math.Max(expected, 0.01) / 10) * 10;
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{subgroup.Name} is expected to hold about {expected:0} patients in an arm ({100 * patients.Value.Share(subgroup):0}% of {scenario.Design.Patients.Value}): what is found there ({users}) says little, "
                    + $"and exaggerates when significant. {Few} in an arm take about {enough:N0} patients, or enrichment by CRP.");
            }
        }
    }
}
