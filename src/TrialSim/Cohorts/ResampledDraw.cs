using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TrialSim.Numerics;
using TrialSim.Randomness;
using TrialSim.Trials;

namespace TrialSim.Cohorts;

/// <summary>Draws rows of a patient file for those who come to screening, and the levels behind their measurements.</summary>
internal sealed partial class ResampledDraw
{
    private readonly ResampledPatients patients;
    private readonly LastingLevels levels;
    private readonly bool[] hasMissing;
    private readonly bool leadIsExact;
    private Vector512<ulong>[] rows = [];
    private Lanes[] deviates = [];

    /// <summary>Works out what does not change from candidate to candidate.</summary>
    /// <exception cref="InvalidOperationException">The file has not been read.</exception>
    public ResampledDraw(Population population)
    {
        var source = population.BiomarkerSource!;
        patients = source.Patients ?? throw new InvalidOperationException("the patient file has not been read");
        levels = LastingLevels.Of(patients, [.. source.Markers.Select(m => m.Reliability)])!;
        hasMissing = [.. patients.Levels.Select(column => column.Any(double.IsNaN))];
        leadIsExact = population.Panel[0].IsExact;
    }

    /// <summary>Draws a row of the file for each candidate, whose parts the other methods write.</summary>
    public void Choose(TrialRandom random, int attempt, ReadOnlySpan<int> pairs, int places)
    {
        if (rows.Length < places)
        {
            (rows, deviates) = (new Vector512<ulong>[places], new Lanes[places]);
        }

        var fractions = rows.AsSpan(0, places);
        random.Fractions(DrawPurpose.ResampledPatient, 0, attempt, pairs, fractions);
        foreach (ref ulong row in MemoryMarshal.Cast<Vector512<ulong>, ulong>(fractions))
        {
            row = (row * (ulong)patients.Count) >> 32;
        }
    }

    /// <summary>Writes what the rows say of BMI, age and sex.</summary>
    public void DrawClinical(TrialBlock into)
    {
        Copy(patients.Bmi, into.BodyMassIndex);
        Copy(patients.Age, into.Age);
        Copy(patients.Female, into.Female);
    }

    /// <summary>Writes levels and measurements of the file's biomarkers, the first of the panel.</summary>
    public void DrawBiomarkers(TrialRandom random, int attempt, ReadOnlySpan<int> pairs, TrialBlock into)
    {
        // the measurement that a patient has or would have had stands in the column of screening until all levels are known
        for (int k = 0; k < hasMissing.Length; k++)
        {
            Copy(patients.Levels[k], into.Measured(k));
            if (k > 0 || !leadIsExact)
            {
                into.Measured(k).CopyTo(into.Screening(k));
            }

            if (hasMissing[k])
            {
                FillIn(k, random, attempt, pairs, into.Screening(k));
            }
        }

        for (int k = 0; k < hasMissing.Length; k++)
        {
            if (k > 0 || !leadIsExact)
            {
                DrawLevel(k, into);
            }
        }

        for (int k = 0; k < hasMissing.Length; k++)
        {
            if (levels.Spread[k, k] > 0)
            {
                SpreadLevels(k, random, attempt, pairs, into);
            }
        }

        for (int k = 0; k < hasMissing.Length; k++)
        {
            MeasureAgain(k, random, attempt, pairs, into);
        }
    }

    private void Copy(double[]? column, Span<Lanes> into)
    {
        if (column is null)
        {
            return;
        }

        var cells = MemoryMarshal.Cast<Lanes, double>(into);
        var chosen = MemoryMarshal.Cast<Vector512<ulong>, ulong>(rows);
        for (int i = 0; i < cells.Length; i++)
        {
            cells[i] = column[(int)chosen[i]];
        }
    }
}
