using System.Globalization;
using TrialSim.Quantities;
using TrialSim.Scenarios;
using TrialSim.Trials;

namespace TrialSim.Cautions;

/// <summary>Patients are stratified or admitted by screening CRP and analysed by baseline CRP, which are two measurements.</summary>
public sealed record DisagreeingCrp : CautionRule
{
    private const double Noticeable = 0.05;

    /// <inheritdoc/>
    public override string Kind => "disagreeing-crp";

    /// <inheritdoc/>
    public override string Meaning => "Strata or eligibility use screening CRP and tests baseline CRP, and at the cut of the tests the two disagree for 5% of the patients or more";

    /// <inheritdoc/>
    internal override IEnumerable<Caution> Before(Scenario scenario, Lazy<EnrolledPatients> patients)
    {
        var strata = scenario.Randomization.ScreeningCrpCuts;
        string[] uses =
        [
            .. strata.Count > 0 ? [$"Strata by screening CRP (cut at {List(strata)} mg/L) do not balance subgroups by baseline CRP."] : Array.Empty<string>(),
            .. scenario.Population.Eligibility.ScreeningCrpAtLeast is { } least
                ? [$"Patients are let in by screening CRP (at least {Number(least)} mg/L) and tested by baseline CRP, so not all of them are where they were meant to be."]
                : Array.Empty<string>(),
        ];
        if (uses.Length == 0 || scenario.Population.Biomarker(PatientMarker.Crp) is null or { Reliability.Value: 1 })
        {
            yield break;
        }

        var cuts = NamedSubgroups.Of(scenario).Where(named => named.Subgroup.Marker == PatientMarker.Crp).SelectMany(named => new[] { named.Subgroup.Low, named.Subgroup.High }).OfType<double>().Select(cut => new Concentration(cut)).Distinct();
        var apart = cuts.OrderBy(cut => cut.Value).Select(cut => (Cut: cut, Share: patients.Value.Disagreeing(PatientMarker.Crp, cut.Value))).Where(c => c.Share >= Noticeable).ToList();
        if (apart.Count > 0)
        {
            yield return Say(
                string.Empty,
                $"Screening and baseline CRP put {CautionWords.All(apart.Select(c => FormattableString.Invariant($"{100 * c.Share:0}%")))} of the patients on different sides of {CautionWords.All(apart.Select(c => Number(c.Cut)))} mg/L. {string.Join(" ", uses)} Use one measurement for both, or the mean of both.");
        }
    }

    private static string List(IEnumerable<Concentration> cuts) => string.Join(", ", cuts.Select(Number));

    private static string Number(Concentration crp) => crp.Value.ToString(CultureInfo.InvariantCulture);
}
