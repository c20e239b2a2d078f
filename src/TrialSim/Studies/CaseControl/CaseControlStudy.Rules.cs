using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Scenarios;

namespace TrialSim.Studies.CaseControl;

/// <content>What cannot be.</content>
public sealed partial record CaseControlStudy
{
    private const int MostMarkers = 20;

    /// <summary>Correlations of the normal scores of all markers and, last, severity, within a group: row by row.</summary>
    internal double[] ScoreCorrelations()
    {
        int n = Markers.Count + 1;
        var matrix = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double r = i == Markers.Count
                    ? Markers[j].SeverityCorrelation.Value
                    : Correlations.FirstOrDefault(c => c.IsOf(Markers[i].Name, Markers[j].Name))?.Correlation.Value ?? 0;
                matrix[(i * n) + j] = r;
                matrix[(j * n) + i] = r;
            }

            matrix[(i * n) + i] = 1;
        }

        return matrix;
    }

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place)
    {
        int before = place.Breaches;
        CheckGroups(place);
        CheckMarkers(place.At("markers"));
        CheckCorrelations(place.At("correlations"));
        if (place.Breaches == before && !PositiveDefinite.TryFactor(ScoreCorrelations(), Markers.Count + 1))
        {
            place.At("correlations").Breach(
                "the correlations contradict each other: no group of people could have them all, with those of severity.",
                "Move them nearer 0: what correlates closely with the same third thing must correlate with each other.",
                "study.markers[].severity-correlation");
        }
    }

    private void CheckGroups(ScenarioPlace place)
    {
        NameRules.CheckName(place.At("cases").At("name"), Cases.Name);
        NameRules.CheckName(place.At("controls").At("name"), Controls.Name);
        if (string.Equals(Cases.Name, Controls.Name, StringComparison.OrdinalIgnoreCase) && !string.IsNullOrWhiteSpace(Controls.Name))
        {
            place.At("controls").At("name").Breach(
                $"\"{Spelling.Quotable(Controls.Name)}\" is the name of the cases too.", "Name the groups differently.", "study.cases.name");
        }
    }

    private void CheckMarkers(ScenarioPlace place)
    {
        place.MustNotBeEmpty(Markers.Count, "Add the markers that are measured.");
        if (Markers.Count > MostMarkers)
        {
            place.Breach($"{Markers.Count} markers.", $"Use at most {MostMarkers}.");
        }

        double fewest = Math.Min(Cases.Patients.Value, Controls.Patients.Value);
        double all = Cases.Patients.Value + Controls.Patients.Value;
        if (all < Markers.Count + 3 && fewest >= 4)
        {
            place.Breach(
                $"{Markers.Count} markers in {all} people leave the regression no degree of freedom.",
                "Use fewer markers or more people.",
                "study.cases.patients",
                "study.controls.patients");
        }

        for (int i = 0; i < Markers.Count; i++)
        {
            string name = Markers[i].Name;
            NameRules.CheckName(place.At(i).At("name"), name);
            if (name == CaseControlModel.Panel)
            {
                place.At(i).At("name").Breach($"\"{name}\" is what results call all markers together.", "Choose another name.");
            }
            else if (CaseControlPeople.OfEveryStudy.Contains(name))
            {
                place.At(i).At("name").Breach($"\"{name}\" is another column of a study's people.", "Choose another name.");
            }
            else if (Markers.Take(i).Any(earlier => earlier.Name == name))
            {
                place.At(i).At("name").Breach(
                    $"\"{Spelling.Quotable(name)}\" names a marker further up too.", "Name every marker differently.", "study.markers");
            }

            Markers[i].Check(place.At(i));
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
