using System.Globalization;
using TrialSim.Cohorts;
using TrialSim.Scenarios;
using TrialSim.Trials;

namespace TrialSim.Cautions;

/// <summary>Patients are stratified or admitted by a biomarker at screening and analysed by it at baseline, which are two measurements.</summary>
public sealed record DisagreeingMarker : CautionRule
{
    private const double Noticeable = 0.05;

    /// <inheritdoc/>
    public override string Kind => "disagreeing-crp";

    /// <inheritdoc/>
    public override string Meaning =>
        "Strata or eligibility use a biomarker (CRP or another) as measured at screening and tests the same at baseline, and at the cut of the tests the two disagree for 5% of the patients or more";

    /// <inheritdoc/>
    internal override IEnumerable<Caution> Before(Scenario scenario, Lazy<EnrolledPatients> patients) =>
        scenario.Population.Panel.Where(biomarker => biomarker.Reliability.Value != 1)
            .Select(biomarker => Of(biomarker, scenario, patients)).OfType<Caution>();

    private Caution? Of(MarkerModel biomarker, Scenario scenario, Lazy<EnrolledPatients> patients)
    {
        string words = biomarker.Name.InWords();
        string[] uses = [.. Strata(biomarker, scenario), .. Admission(biomarker, scenario)];
        if (uses.Length == 0)
        {
            return null;
        }

        var apart = NamedSubgroups.Of(scenario).Where(named => named.Subgroup.Marker == biomarker.Name)
            .SelectMany(named => new[] { named.Subgroup.Low, named.Subgroup.High }).OfType<double>().Distinct().Order()
            .Select(cut => (Cut: cut, Share: patients.Value.Disagreeing(biomarker.Name, cut))).Where(c => c.Share >= Noticeable).ToList();
        return apart.Count == 0 ? null : Say(
            biomarker.Name == PatientMarker.Crp ? string.Empty : biomarker.Name.Name,
            $"Screening and baseline {words} put {CautionWords.All(apart.Select(c => FormattableString.Invariant($"{100 * c.Share:0}%")))} of the patients on different sides of {CautionWords.All(apart.Select(c => Number(c.Cut)))}{biomarker.SpacedUnit}. {string.Join(" ", uses)} Use one measurement for both, or the mean of both.");
    }

    private static IEnumerable<string> Strata(MarkerModel biomarker, Scenario scenario)
    {
        string[] cuts = [.. scenario.Randomization.ScreeningFactors.Where(factor => factor.Marker == biomarker.Name).SelectMany(factor => factor.Cuts).Select(cut => Number(cut.Value))];
        return cuts.Length == 0 ? []
            : [$"Strata by screening {biomarker.Name.InWords()} (cut at {string.Join(", ", cuts)}{biomarker.SpacedUnit}) do not balance subgroups by baseline {biomarker.Name.InWords()}."];
    }

    private static IEnumerable<string> Admission(MarkerModel biomarker, Scenario scenario) =>
        from range in scenario.Population.Eligibility.Ranges()
        where range.Marker == biomarker.Name && range.AtLeast is not null
        select $"Patients are let in by screening {biomarker.Name.InWords()} (at least {Number(range.AtLeast!.Value.Value)}{biomarker.SpacedUnit})"
            + $" and tested by baseline {biomarker.Name.InWords()}, so not all of them are where they were meant to be.";

    private static string Number(double level) => level.ToString(CultureInfo.InvariantCulture);
}
