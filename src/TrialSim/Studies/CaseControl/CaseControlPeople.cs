using System.Globalization;
using TrialSim.Numerics;

namespace TrialSim.Studies.CaseControl;

/// <summary>The people of single case-control studies as text, to be checked elsewhere.</summary>
internal static class CaseControlPeople
{
    /// <summary>Columns that every study's table has, in its order, before those of the markers.</summary>
    public static IReadOnlyList<string> OfEveryStudy { get; } = ["replicate", "person", "group", "sex", "age", "qids-sr16"];

    /// <summary>Column names.</summary>
    public static IReadOnlyList<string> Columns(CaseControlStudy study) => [.. OfEveryStudy.Skip(1), .. study.Markers.Select(m => m.Name)];

    /// <summary>The people of one study; numbers read back to the same bits.</summary>
    public static IEnumerable<string[]> Of(CaseControlModel model, ulong seed, ulong replicate)
    {
        var draw = new StudyDraw(model);
        draw.Draw(seed, replicate);
        for (int i = 0; i < model.People; i++)
        {
            yield return
            [
                (i + 1).ToString(CultureInfo.InvariantCulture),
                i < model.Size(0) ? model.Study.Cases.Name : model.Study.Controls.Name,
                draw.Female[i][0] == 1 ? "female" : "male",
                Text(draw.Age[i]),
                Text(draw.Severity[i]),
                .. draw.Concentrations.Select(column => Text(column[i])),
            ];
        }
    }

    private static string Text(Lanes value) => double.IsNaN(value[0]) ? string.Empty : value[0].ToString("R", CultureInfo.InvariantCulture);
}
