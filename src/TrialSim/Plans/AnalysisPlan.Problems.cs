using TrialSim.Analyses;
using TrialSim.Analyses.Tables;
using TrialSim.Quantities;
using TrialSim.Scenarios;
using TrialSim.Trials;

namespace TrialSim.Plans;

/// <content>Rules between the values of a plan, as far as they can be told without the data.</content>
public sealed partial record AnalysisPlan
{
    /// <summary>Broken rules.</summary>
    internal List<RuleBreach> Breaches()
    {
        var breaches = new List<RuleBreach>();
        var root = new ScenarioPlace(breaches, string.Empty);
        NameRules.CheckName(root.At("title"), Title);
        Data.Check(root.At("data"));
        Trial?.Check(root.At("trial"));
        CheckSubgroups(root.At("subgroups"));
        CheckAnalyses(root.At("analyses"));
        return breaches;
    }

    private void CheckSubgroups(ScenarioPlace place)
    {
        NameRules.CheckSubgroups(place, Subgroups, Units);
        foreach (var marker in Subgroups.Select(s => s.Marker).Distinct().Where(marker => Trial?.Has(marker) != true))
        {
            place.Breach(
                $"subgroups are formed by {MarkerValues.InWords(marker)}, and no column is named for it.",
                TrialColumns.RemedyFor(marker).Replace(".", ", or leave the subgroups out.", StringComparison.Ordinal), "trial");
        }
    }

    /// <summary>Markers that a test reads, beside those of its subgroups.</summary>
    internal static IEnumerable<PatientMarker> MarkersRead(Analysis test) =>
        test.MarkersRead.Select(read => read.Marker).Concat((test.Reads & PatientFacts.Crp) != 0 ? [PatientMarker.Crp] : Array.Empty<PatientMarker>()).Distinct();

    private void CheckAnalyses(ScenarioPlace place)
    {
        place.MustNotBeEmpty(Analyses.Count, "Add analyses, such as { \"kind\": \"ancova\", \"name\": \"ancova\" }.");
        for (int i = 0; i < Analyses.Count; i++)
        {
            var here = place.At(i);
            NameRules.CheckResultName(here.At("name"), Analyses[i].Name, Analyses.Take(i).Select(a => a.Name));
            if (Analyses[i] is TableAnalysis table)
            {
                table.Check(here);
            }
            else if (Analyses[i] is Analysis test)
            {
                Check(here, test);
            }
        }
    }

    private void Check(ScenarioPlace place, Analysis test)
    {
        if (Trial is null)
        {
            place.Breach("a test of a trial needs to know which columns hold the trial.", "Add \"trial\" to the plan.", "trial");
            return;
        }

        test.Check(place, Trial.Outline(double.PositiveInfinity));
        NameRules.CheckSubgroupsNamed(place, test.SubgroupsNamed, Subgroups);
        foreach (var marker in MarkersRead(test).Where(marker => !Trial.Has(marker)))
        {
            place.Breach($"it reads {MarkerValues.InWords(marker)}, and no column is named for it.", TrialColumns.RemedyFor(marker), "trial");
        }

        foreach (var (missing, words, remedy) in Trial.Lacks(test.Reads))
        {
            if (missing != PatientFacts.Stratum) // its own rule says so at the covariate
            {
                place.Breach($"it reads {words}, and no column is named for it.", remedy, "trial");
            }
        }
    }
}
