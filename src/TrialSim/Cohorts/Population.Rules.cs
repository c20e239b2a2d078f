using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Cohorts;

/// <content>Rules between a population's values.</content>
public sealed partial record Population
{
    /// <summary>Reports parts that contradict or miss each other.</summary>
    internal void Check(ScenarioPlace place, double patients)
    {
        if (Height is not null && !Knows(PatientMarker.BodyMassIndex))
        {
            place.At("height").Breach("height is of use only with BMI, which gives weight.", "Add \"bmi\", or leave \"height\" out.", "population.bmi");
        }

        BiomarkerSource?.Check(place.At("biomarker-source"), this);
        CheckStages(place.At("resistance-stage-shares"));
        CheckBiomarkers(place);
        LatentClass?.Check(place.At("latent-class"), this);
        Eligibility.Check(place.At("eligibility"), this);
        Quotas?.Check(place.At("quotas"), this, patients);
    }

    private void CheckStages(ScenarioPlace place)
    {
        double sum = ResistanceStageShares?.Sum(share => share.Value) ?? 1;
        if (ResistanceStageShares is { Count: 0 })
        {
            place.Breach("an empty list.", "List the share of each stage, or leave it out.");
        }
        else if (!(Math.Abs(sum - 1) <= 1e-9))
        {
            place.Breach($"the shares sum to {Math.Round(sum, 9)}, not to 1.", "Change them so that they sum to 1.");
        }
    }

    /// <summary>Reports a marker that patients have not.</summary>
    internal void MustKnow(ScenarioPlace place, PatientMarker marker)
    {
        if (!Knows(marker))
        {
            string[] known = [.. Panel.Select(m => m.Name).Concat(PatientMarker.Clinical.Where(Knows)).Select(m => m.Name)];
            place.Breach($"patients have no {marker} in this scenario.", $"Choose another marker, or give the population this one. {Spelling.Suggest(marker.Name, known, "They have")}", "population");
        }
    }

    /// <summary>Reports a marker that patients have not, or that is no concentration.</summary>
    internal void MustKnowBiomarker(ScenarioPlace place, PatientMarker marker)
    {
        MustKnow(place, marker);
        if (!marker.IsBiomarker)
        {
            place.Breach($"{marker} is no concentration.", "Name a biomarker of the population.", "population.markers");
        }
    }

    /// <summary>Reports what depends on a latent class that the population has not.</summary>
    internal void MustHaveClass(ScenarioPlace place)
    {
        if (LatentClass is null)
        {
            place.Breach("the population has no latent class.", "Add \"latent-class\" to \"population\", or choose another kind.", "population.latent-class");
        }
    }

    /// <summary>Where a biomarker of the panel is described.</summary>
    internal ScenarioPlace PlaceOf(ScenarioPlace population, int biomarker) =>
        biomarker < Resampled ? population.At("biomarker-source").At("markers").At(biomarker)
        : Crp is null ? population.At("markers").At(biomarker - Resampled)
        : biomarker == Resampled ? population.At("crp") : population.At("markers").At(biomarker - Resampled - 1);

    /// <summary>The property that describes a biomarker of the panel: "population.crp", "population.markers[0]".</summary>
    internal string PathOf(PatientMarker biomarker) => PlaceOf(new([], "population"), Biomarkers.ToList().IndexOf(biomarker)).Path;

    private void CheckBiomarkers(ScenarioPlace place)
    {
        int before = place.Breaches;
        var panel = Panel;
        if (panel.Count == 0)
        {
            place.Breach("the population has no biomarker.", "Add \"crp\", \"markers\" with one or more of them, or a \"biomarker-source\".");
        }

        for (int k = 0; k < panel.Count; k++)
        {
            var here = PlaceOf(place, k);
            panel[k].Check(here, Bmi);
            if (panel.Take(k).Any(m => m.Name == panel[k].Name))
            {
                here.At("name").Breach($"\"{panel[k].Name}\" is the name of another biomarker too.", "Name each differently; \"crp\" has a property of its own.");
            }
        }

        for (int c = 0; c < MarkerCorrelations.Count; c++)
        {
            var here = place.At("marker-correlations").At(c);
            if (panel.Take(Resampled).FirstOrDefault(m => MarkerCorrelations[c].Markers.Contains(m.Name)) is { } resampled)
            {
                here.At("markers").Breach(
                    $"{resampled.Name.InWords()} comes from the patient file and goes together with its markers as there, and with no other.",
                    "Leave the pair out, or take both markers from the file.",
                    "population.biomarker-source");
                continue;
            }

            MarkerCorrelations[c].Check(here, Modelled);
            if (MarkerCorrelations[c].Markers is [var a, var b] && MarkerCorrelations.Take(c).Any(earlier => earlier.IsOf(a, b)))
            {
                here.At("markers").Breach("the correlation of these two is stated already.", "State it once.");
            }
        }

        if (place.Breaches == before && Modelled.Count > 0)
        {
            BiomarkerPanel.Check(place, this);
        }
    }
}
