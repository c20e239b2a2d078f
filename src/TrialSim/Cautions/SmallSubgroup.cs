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
    internal override IEnumerable<Caution> Before(Scenario scenario, Lazy<EnrolledPatients> patients)
    {
        var small =
            (from named in NamedSubgroups.Of(scenario)
             let expected = patients.Value.PerArm(named.Subgroup)
             where expected < Few
             select (named.Subgroup, named.Users, Expected: expected)).ToList();
        if (small.Count == 0)
        {
            yield break;
        }

        double all = scenario.Design.Patients.Value;
        double enough = Math.Ceiling(all * Few / Math.Max(small.Min(s => s.Expected), 0.01) / 10) * 10;
        string held = small.Count == 1
            ? FormattableString.Invariant($"{small[0].Subgroup.Name} is expected to hold about {small[0].Expected:0} patients in an arm ({100 * patients.Value.Share(small[0].Subgroup):0}% of {all})")
            : $"{CautionWords.All(small.Select((s, i) => FormattableString.Invariant($"{s.Subgroup.Name} ({(i == 0 ? "about " : string.Empty)}{s.Expected:0})")))} are expected to hold fewer than {Few} patients in an arm";
        yield return Say(
            string.Empty,
            $"{held}: what is found there ({CautionWords.Few(small.SelectMany(s => s.Users))}) says little, and exaggerates when significant. {Few} in an arm take about {enough:N0} patients, or enrichment by {CautionWords.All(small.Select(s => s.Subgroup.Marker.InWords()).Distinct())}.");
    }
}
