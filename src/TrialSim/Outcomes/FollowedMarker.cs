using TrialSim.Cohorts;
using TrialSim.Exposure;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>
/// A biomarker that is measured again at the visits. Each measurement is the lasting level with a measurement error of its own, times the
/// changes of both arms and of the drug, recorded as the assay does; some are missing.
/// </summary>
/// <remarks>
/// On the natural logarithm, with ln q the quantile function of one measurement in the population and z the score of the lasting level:
/// ln q(z + error) + drift(t) + treated x drug(t), error ~ N(0, 1 - reliability) anew at each visit. Reliability, assay limit and share of
/// missing measurements are those of the biomarker in the population. Patients have no measurement at visits at which they are not seen.
/// </remarks>
public sealed record FollowedMarker
{
    /// <summary>The biomarker, one of the population's.</summary>
    public required PatientMarker Marker { get; init; }

    /// <summary>Weeks of the visits at which it is measured; all of them unless said.</summary>
    public IReadOnlyList<Weeks>? Weeks { get; init; }

    /// <summary>Change in both arms alike.</summary>
    public ConcentrationEffect Drift { get; init; } = new NoConcentrationEffect();

    /// <summary>Further change in the treatment arm.</summary>
    public ConcentrationEffect DrugEffect { get; init; } = new NoConcentrationEffect();

    /// <summary>Whether it is measured at the visit of a week.</summary>
    public bool IsMeasuredAt(double week)
    {
        if (Weeks is null)
        {
            return true;
        }

        for (int i = 0; i < Weeks.Count; i++)
        {
            if (Weeks[i].Value == week)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The last week at which it is measured.</summary>
    internal double LastWeek(IReadOnlyList<double> visits) => Weeks is { } own ? own[^1].Value : visits[^1];

    /// <summary>The course in words.</summary>
    public string Describe() =>
        $"{Marker.InWords()} measured at {(Weeks is { } own ? $"weeks {string.Join(", ", own.Select(w => w.Value))}" : "every visit")}"
        + (Drift is NoConcentrationEffect ? string.Empty : $", changing in both arms {Drift.Describe()}")
        + (DrugEffect is NoConcentrationEffect ? ", untouched by the drug" : $", changed by the drug {DrugEffect.Describe()}");

    /// <summary>Reports what cannot be.</summary>
    internal void Check(ScenarioPlace place, Population population, IReadOnlyList<Weeks> visits, ExposureModel? exposure)
    {
        population.MustKnowBiomarker(place.At("marker"), Marker);
        if (Weeks is { } own)
        {
            place.At("weeks").MustNotBeEmpty(own.Count, "List the weeks at which it is measured, or leave them out: every visit.");
            place.At("weeks").MustRise(own, "weeks");
            for (int i = 0; i < own.Count; i++)
            {
                if (!visits.Contains(own[i]))
                {
                    place.At("weeks").At(i).Breach(
                        $"there is no visit at week {own[i].Value}.", $"Use weeks of \"outcome.visits\": {string.Join(", ", visits.Select(v => v.Value))}.", "outcome.visits");
                }
            }
        }

        if (Drift.NeedsExposure)
        {
            place.At("drift").Breach("a change in both arms cannot follow a drug that one of them has.", "Give it as \"drug-effect\".");
        }

        if (DrugEffect.NeedsExposure && exposure is null)
        {
            place.At("drug-effect").Breach("there is no exposure that the change could follow.", "Add \"exposure\" to \"outcome\", or use another kind.", "outcome.exposure");
        }

        Drift.Check(place.At("drift"), population, visits.Count);
        DrugEffect.Check(place.At("drug-effect"), population, visits.Count);
    }
}
