using TrialSim.Analyses;
using TrialSim.Quantities;
using TrialSim.Scenarios;
using TrialSim.Trials;

namespace TrialSim.Plans;

/// <content>What the columns allow, and rules between them.</content>
public sealed partial record TrialColumns
{
    private bool HasBaseline => Baseline is not null || Scores.HasBaseline;

    /// <summary>What the trial offers to its analyses.</summary>
    internal TrialOutline Outline(double patients) => new()
    {
        Patients = patients,
        HasStrata = Stratum is not null,
        StrataRemedy = "name their column: \"stratum\" in \"trial\"",
        PatientsPath = "trial.patient",
        StrataPath = "trial.stratum",
        Weeks = [.. Scores.Weeks.Select(week => week.Value)],
        VisitsPath = "trial.scores.visits",
    };

    /// <summary>The columns of markers, that of CRP first.</summary>
    internal IReadOnlyList<MarkerColumn> MarkerColumns =>
    [
        .. Crp is { } crp
            ? [new MarkerColumn { Marker = PatientMarker.Crp, Column = crp.Column, Scale = crp.Scale == CrpScale.Ln ? MarkerScale.Ln : MarkerScale.Level, Unit = "mg/L" }]
            : Array.Empty<MarkerColumn>(),
        .. Markers,
    ];

    /// <summary>Whether a column says a marker.</summary>
    internal bool Has(PatientMarker marker) =>
        marker == PatientMarker.Sex ? Sex is not null
        : marker == PatientMarker.Baseline ? HasBaseline
        : MarkerColumns.Any(column => column.Marker == marker);

    /// <summary>How to name the column of a marker.</summary>
    internal static string RemedyFor(PatientMarker marker) => marker == PatientMarker.Crp || marker == PatientMarker.Sex || marker == PatientMarker.Baseline
        ? $"Add \"{marker}\" to \"trial\"."
        : $"Add {{ \"marker\": \"{marker}\", \"column\": … }} to \"markers\" in \"trial\".";

    /// <summary>What of these facts no column says, in words and with the remedy.</summary>
    internal IEnumerable<(PatientFacts Fact, string Words, string Remedy)> Lacks(PatientFacts facts)
    {
        (PatientFacts Fact, bool IsThere, string Words, string Remedy)[] all =
        [
            (PatientFacts.Baseline, HasBaseline, "the score at baseline", "Add \"baseline\" to \"trial\"."),
            (PatientFacts.Score, Scores.HasScore || (Scores.HasChange && HasBaseline), "the scores at the visits", "Add \"score\" to \"trial.scores\"."),
            (PatientFacts.Change, Scores.HasChange || (Scores.HasScore && HasBaseline), "the change from baseline", "Add \"baseline\" to \"trial\", or \"change\" to \"trial.scores\"."),
            (PatientFacts.Sex, Sex is not null, "sex", "Add \"sex\" to \"trial\"."),
            (PatientFacts.Stratum, Stratum is not null, "the stratum", "Add \"stratum\" to \"trial\"."),
        ];
        return all.Where(a => (facts & a.Fact) != 0 && !a.IsThere).Select(a => (a.Fact, a.Words, a.Remedy));
    }

    /// <summary>The columns read, each with the property that names it.</summary>
    internal IEnumerable<(string Path, string Column)> Columns()
    {
        (string Path, string? Column)[] single =
        [
            ("patient", Patient), ("arm.column", Arm.Column), ("baseline", Baseline), ("crp.column", Crp?.Column), ("sex.column", Sex?.Column), ("stratum.column", Stratum?.Column),
        ];
        return single.Where(s => s.Column is not null).Select(s => (s.Path, s.Column!)).Concat(Markers.Select((m, i) => ($"markers[{i}].column", m.Column)))
            .Concat(Scores.Columns.Select(c => ($"scores.{c.Path}", c.Column)));
    }

    /// <summary>Reports what cannot be.</summary>
    internal void Check(ScenarioPlace place)
    {
        var arm = place.At("arm");
        CheckDifferent(arm.At("control"), Arm.Treatment, Arm.Control, "the treatment arm", "trial.arm.treatment");
        for (int i = 0; i < Arm.LeaveOut.Count; i++)
        {
            CheckDifferent(arm.At("leave-out").At(i), Arm.Treatment, Arm.LeaveOut[i], "the treatment arm", "trial.arm.treatment");
            CheckDifferent(arm.At("leave-out").At(i), Arm.Control, Arm.LeaveOut[i], "the control arm", "trial.arm.control");
        }

        if (Sex is not null)
        {
            CheckDifferent(place.At("sex").At("male"), Sex.Female, Sex.Male, "women", "trial.sex.female");
        }

        if (Baseline is not null && Scores.HasBaseline)
        {
            place.At("baseline").Breach("the visits hold the score at baseline already.", "Leave this or \"baseline-visit\" out.", "trial.scores.baseline-visit");
        }

        for (int m = 0; m < Markers.Count; m++)
        {
            var here = place.At("markers").At(m);
            Markers[m].Check(here, Crp is not null);
            if (Markers.Take(m).Any(earlier => earlier.Marker == Markers[m].Marker))
            {
                here.At("marker").Breach($"the column of {Markers[m].Marker} is named further up too.", "Name one.");
            }
        }

        LevelRules.Check(place.At("stratum").At("levels"), Stratum?.Levels);
        Scores.Check(place.At("scores"));
    }

    private static void CheckDifferent(ScenarioPlace place, string first, string second, string firstIs, string path)
    {
        if (first == second)
        {
            place.Breach($"\"{Spelling.Quotable(second)}\" stands for {firstIs} already.", "Name another value.", path);
        }
    }
}
