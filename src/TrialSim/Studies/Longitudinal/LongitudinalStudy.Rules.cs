using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Scenarios;

namespace TrialSim.Studies.Longitudinal;

/// <content>What cannot be.</content>
public sealed partial record LongitudinalStudy
{
    private const int MostMarkers = 12;
    private const int MostWeeks = 20;
    private const int MostSizes = 8;
    private const double MostPatients = 5000;

    /// <summary>Covariances of the lasting levels of all markers and, last, severity at the start, within a group, on normal scores: row by row.</summary>
    internal double[] LastingCovariances()
    {
        int n = Markers.Count + 1;
        var matrix = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double r = i == Markers.Count ? Markers[j].SeverityCorrelation.Value : CorrelationOf(i, j);
                matrix[(i * n) + j] = r;
                matrix[(j * n) + i] = r;
            }

            matrix[(i * n) + i] = i == Markers.Count ? 1 : Markers[i].Reliability.Value;
        }

        return matrix;
    }

    /// <summary>Correlation of one measurement of two markers.</summary>
    internal double CorrelationOf(int i, int j) =>
        Correlations.FirstOrDefault(c => c.IsOf(Markers[i].Name, Markers[j].Name))?.Correlation.Value ?? 0;

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place)
    {
        int before = place.Breaches;
        CheckSizes(place.At("patients"));
        CheckWeeks(place.At("weeks"));
        CheckMarkers(place.At("markers"));
        CheckPredictors(place.At("further-predictors"));
        CheckCorrelations(place.At("correlations"));
        Dropout?.Check(place.At("dropout"), [.. Markers.Select(m => m.Name)]);
        if (place.Breaches == before && !PositiveDefinite.TryFactor(LastingCovariances(), Markers.Count + 1))
        {
            place.At("correlations").Breach(
                "the correlations contradict each other, or the reliabilities: no lasting levels can have them all at once.",
                "Bring them nearer to 0, or raise the reliabilities; measurements of reliability q and r correlate by less than sqrt(q x r), one of "
                + "reliability r and severity by less than sqrt(r).",
                "study.markers[].reliability",
                "study.markers[].severity-correlation");
        }
    }

    private void CheckSizes(ScenarioPlace place)
    {
        place.MustNotBeEmpty(Patients.Count, "Give the number of patients who start treatment, or several.");
        place.MustRise(Patients, "numbers of patients");
        if (Patients.Count > MostSizes)
        {
            place.Breach($"{Patients.Count} sizes.", $"Use at most {MostSizes}.");
        }

        for (int i = 0; i < Patients.Count; i++)
        {
            if (Patients[i].Value > MostPatients)
            {
                place.At(i).Breach($"{Patients[i].Value} patients.", $"Use at most {MostPatients}.");
            }
        }
    }

    private void CheckWeeks(ScenarioPlace place)
    {
        place.MustNotBeEmpty(Weeks.Count, "Give the weeks of measurement, from 0 on.");
        place.MustRise(Weeks, "weeks");
        if (Weeks.Count > MostWeeks)
        {
            place.Breach($"{Weeks.Count} weeks.", $"Use at most {MostWeeks}.");
        }

        if (Weeks.Count > 0 && Weeks[0].Value != 0)
        {
            place.At(0).Breach($"the first measurement is at week {Weeks[0].Value}.", "Begin with week 0, the start of treatment.");
        }

        if (Weeks.Count > 0 && Weeks[^1].Value > Remission.End)
        {
            place.At(Weeks.Count - 1).Breach(
                $"week {Weeks[^1].Value} lies after the end of the second course at week {Remission.End}.",
                "Measure until then at the latest.",
                "study.remission.course-weeks");
        }
    }

    private void CheckMarkers(ScenarioPlace place)
    {
        place.MustNotBeEmpty(Markers.Count, "Add the markers that are measured.");
        if (Markers.Count > MostMarkers)
        {
            place.Breach($"{Markers.Count} markers.", $"Use at most {MostMarkers}.");
        }

        for (int i = 0; i < Markers.Count; i++)
        {
            string name = Markers[i].Name;
            NameRules.CheckName(place.At(i).At("name"), name);
            if (name == LongitudinalModel.Panel)
            {
                place.At(i).At("name").Breach($"\"{name}\" is what results call all markers together.", "Choose another name.");
            }
            else if (Markers.Take(i).Any(earlier => earlier.Name == name))
            {
                place.At(i).At("name").Breach(
                    $"\"{Spelling.Quotable(name)}\" names a marker further up too.", "Name every marker differently.", "study.markers");
            }

            Markers[i].Check(place.At(i), Remission.End);
            if (Markers[i].Reliability.Value == 1 && FurtherPredictors.Contains(MarkerPredictor.Change))
            {
                place.At(i).At("reliability").Breach(
                    "without error of measurement everybody of a group changes alike, and a change predicts perfectly or not at all.",
                    "Use a reliability below 1, or leave \"change\" out of \"further-predictors\".",
                    "study.further-predictors");
            }
        }
    }

    private void CheckPredictors(ScenarioPlace place)
    {
        for (int i = 0; i < FurtherPredictors.Count; i++)
        {
            var predictor = FurtherPredictors[i];
            if (predictor == MarkerPredictor.Level || FurtherPredictors.Take(i).Contains(predictor))
            {
                place.At(i).Breach(
                    predictor == MarkerPredictor.Level
                        ? "the level of the week is always a predictor."
                        : $"\"{Spelling.Word(predictor)}\" is listed further up too.",
                    "Leave it out.");
            }
        }
    }

    private void CheckCorrelations(ScenarioPlace place)
    {
        string[] known = [.. Markers.Select(m => m.Name)];
        for (int i = 0; i < Correlations.Count; i++)
        {
            var correlation = Correlations[i];
            correlation.Check(place.At(i), known);
            if (correlation.Markers.Count == 2 && Correlations.Take(i).Any(c => c.IsOf(correlation.Markers[0], correlation.Markers[1])))
            {
                place.At(i).At("markers").Breach("this pair is listed further up too.", "Keep one of the two.", "study.correlations");
            }
        }
    }
}
