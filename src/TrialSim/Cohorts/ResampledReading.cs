using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Statistics.Data;

namespace TrialSim.Cohorts;

/// <summary>Takes the patients of a <see cref="BiomarkerSource"/> out of its table, and reports everything that does not fit.</summary>
internal static class ResampledReading
{
    /// <summary>Fewer patients would be no population.</summary>
    private const int Fewest = 20;

    /// <summary>The source with its patients, or with what is wrong with them.</summary>
    public static BiomarkerSource Of(BiomarkerSource source, DataTable table)
    {
        var columns = new ResampledColumns(source, table);
        var patients = source.Markers.Count == 0 ? null : Patients(source, table.Rows, columns);
        return source with { Patients = columns.Faults.Count == 0 ? patients : null, Faults = columns.Faults };
    }

    private static ResampledPatients? Patients(BiomarkerSource source, int lines, ResampledColumns columns)
    {
        double[][] levels = [.. source.Markers.Select((marker, k) => columns.Numbers<Concentration>($"markers[{k}].column", marker.Column))];
        double[]? bmi = source.Bmi is null ? null : columns.Numbers<KgPerSquareMetre>("bmi", source.Bmi);
        double[]? age = source.Age is null ? null : columns.Numbers<Years>("age", source.Age);
        double[]? female = source.Sex is null ? null : columns.Female(source.Sex);
        if (columns.Faults.Count > 0)
        {
            return null;
        }

        double[][] clinical = [.. ((double[]?[])[bmi, age, female]).OfType<double[]>()];
        double[][] needed = source.Missing == MissingCells.LeaveOut ? [.. levels, .. clinical] : clinical;
        int[] rows = [.. Enumerable.Range(0, lines).Where(row => needed.All(column => double.IsFinite(column[row])))];
        int complete = rows.Count(row => levels.All(column => double.IsFinite(column[row])));
        if (complete < Fewest)
        {
            columns.Add(
                "file",
                $"{source.File} has {complete} {(complete == 1 ? "patient" : "patients")} with all that is named here, of {lines} rows.",
                $"Use a file with {Fewest} or more, or leave out the columns in which most values are missing.");
            return null;
        }

        var patients = new ResampledPatients(
            [.. levels.Select(column => Array.ConvertAll(rows, row => Portable.Log(column[row])))],
            Chosen(bmi, rows),
            Chosen(age, rows),
            Chosen(female, rows),
            lines - rows.Length);
        CheckSpread(source, patients, columns);
        return patients;
    }

    private static double[]? Chosen(double[]? column, int[] rows) => column is null ? null : Array.ConvertAll(rows, row => column[row]);

    private static void CheckSpread(BiomarkerSource source, ResampledPatients patients, ResampledColumns columns)
    {
        for (int k = 0; k < source.Markers.Count; k++)
        {
            if (!(patients.Sd(k) > 1e-9))
            {
                columns.Add(
                    $"markers[{k}].column",
                    $"all patients have the same {source.Markers[k].Column} in {source.File}.",
                    "Leave the marker out, or use a file in which it varies.");
            }
        }

        if (columns.Faults.Count == 0 && LastingLevels.Of(patients, [.. source.Markers.Select(m => m.Reliability)]) is null)
        {
            columns.Add(
                "markers",
                $"the reliabilities are too low for how closely the markers go together in {source.File}: no lasting levels can vary so little.",
                "Raise them; measurements of reliability q and r correlate by sqrt(q x r) at most.");
        }
    }
}
