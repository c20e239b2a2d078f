using TrialSim.Cohorts;
using TrialSim.Numerics;
using TrialSim.Quantities;

namespace TrialSim.Outcomes;

/// <content>What contradicts itself in an outcome model.</content>
public sealed partial record Outcome
{
    /// <summary>Reports visits that do not rise, and parts that do not fit the visits.</summary>
    internal void Check(ScenarioPlace place, Population population)
    {
        const int MostVisits = 100;
        place.At("visits").MustNotBeEmpty(Visits.Count, "List the weeks of the visits after baseline, such as [2, 6, 12].");
        place.At("visits").MustRise(Visits, "weeks");
        if (Visits.Count > MostVisits)
        {
            place.At("visits").Breach($"{Visits.Count} visits are too many.", $"List at most {MostVisits}.");
        }

        Scale.Check(place.At("scale"));
        NaturalCourse.Check(place.At("natural-course"), Visits.Count);
        PlaceboResponse.Check(place.At("placebo-response"), population, Visits.Count);
        for (int i = 0; i < Prognosis.Count; i++)
        {
            Prognosis[i].Check(place.At("prognosis").At(i), population);
        }

        for (int i = 0; i < Dropout.Count; i++)
        {
            Dropout[i].Check(place.At("dropout").At(i), population);
        }

        CheckMarkers(place.At("markers"), population);
        CheckEvents(place.At("adverse-events"));
        DrugEffect.Check(place.At("drug-effect"), population);
        Exposure?.Check(place.At("exposure"), population);
        DrugEffect.CheckExposure(place.At("drug-effect"), this);
        DrugTimeCourse.Check(place.At("drug-time-course"), Visits.Count);
        ResidualSpread.Check(place.At("residual-spread"), population);
        int before = place.Breaches;
        Residual.Check(place.At("residual"), Visits.Count);
        bool fitsVisits = place.Breaches == before && Visits.Count is > 0 and <= MostVisits;
        if (fitsVisits && Cholesky.Lower(VisitResiduals.TotalCovariance(this, new([.. Visits.Select(v => v.Value)]))) is null)
        {
            place.At("residual").Breach(
                "the correlations contradict each other: no scores can have them all at once.",
                "Bring them nearer to 0, or nearer to those that the other pairs of visits imply.",
                "outcome.visits",
                "outcome.rater-noise");
        }
    }

    private void CheckEvents(ScenarioPlace place)
    {
        const int Most = 100;
        if (AdverseEvents.Count > Most)
        {
            place.Breach($"{AdverseEvents.Count} kinds of adverse events are too many.", $"List at most {Most}.");
        }

        for (int i = 0; i < AdverseEvents.Count; i++)
        {
            AdverseEvents[i].Check(place.At(i), Visits);
            if (AdverseEvents.Take(i).Any(earlier => earlier.Name == AdverseEvents[i].Name))
            {
                place.At(i).At("name").Breach($"\"{Spelling.Quotable(AdverseEvents[i].Name)}\" is listed further up already.", "Name every kind differently.");
            }
        }
    }

    private void CheckMarkers(ScenarioPlace place, Population population)
    {
        const int Most = 100;
        if (Markers.Count > Most)
        {
            place.Breach($"{Markers.Count} followed biomarkers are too many.", $"List at most {Most}.");
        }

        for (int i = 0; i < Markers.Count; i++)
        {
            Markers[i].Check(place.At(i), population, Visits, Exposure);
            if (Markers.Take(i).Any(earlier => earlier.Marker == Markers[i].Marker))
            {
                place.At(i).At("marker").Breach($"{Markers[i].Marker.InWords()} is followed further up already.", "List it once.");
            }
        }
    }
}
