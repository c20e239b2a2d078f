using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TrialSim.Numerics;
using TrialSim.Randomness;
using TrialSim.Trials;

namespace TrialSim.Cohorts;

/// <summary>Draws rows of a patient file for those who come to screening, and the levels behind their measurements.</summary>
internal sealed class ResampledDraw
{
    private const int DrawsPerMarker = 3; // after the row itself: level, error at screening, what a missing cell would have been

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

    private static int Index(int marker, int draw) => 1 + (DrawsPerMarker * marker) + draw;

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

    private void FillIn(int k, TrialRandom random, int attempt, ReadOnlySpan<int> pairs, Span<Lanes> measured)
    {
        var likely = deviates.AsSpan(0, measured.Length);
        random.Normals(DrawPurpose.ResampledPatient, Index(k, 2), attempt, pairs, likely, patients.Means[k], patients.Sd(k));
        for (int i = 0; i < measured.Length; i++)
        {
            measured[i] = (measured[i] >= measured[i]).Select(measured[i], likely[i]); // NaN is not at least itself
        }
    }

    private void DrawLevel(int k, TrialBlock into)
    {
        var level = into.Level(k);
        into.Screening(k).CopyTo(level);
        if (levels.ErrorVariance[k] == 0)
        {
            return;
        }

        for (int j = 0; j < hasMissing.Length; j++)
        {
            Lanes towards = -levels.Shrinkage[(k * hasMissing.Length) + j];
            Lanes mean = patients.Means[j];
            var measured = into.Screening(j);
            for (int i = 0; i < level.Length; i++)
            {
                level[i] = Lanes.Fma(towards, measured[i] - mean, level[i]);
            }
        }
    }

    private void SpreadLevels(int k, TrialRandom random, int attempt, ReadOnlySpan<int> pairs, TrialBlock into)
    {
        var own = deviates.AsSpan(0, into.Patients);
        random.Normals(DrawPurpose.ResampledPatient, Index(k, 0), attempt, pairs, own);
        for (int j = k; j < hasMissing.Length; j++)
        {
            Lanes weight = levels.Spread[j, k];
            var level = into.Level(j);
            for (int i = 0; levels.ErrorVariance[j] > 0 && i < level.Length; i++)
            {
                level[i] = Lanes.Fma(weight, own[i], level[i]);
            }
        }
    }

    private void MeasureAgain(int k, TrialRandom random, int attempt, ReadOnlySpan<int> pairs, TrialBlock into)
    {
        var screening = into.Screening(k);
        if (levels.ErrorVariance[k] > 0)
        {
            var level = into.Level(k);
            random.Normals(DrawPurpose.ResampledPatient, Index(k, 1), attempt, pairs, screening, 0, Math.Sqrt(levels.ErrorVariance[k]));
            for (int i = 0; i < screening.Length; i++)
            {
                screening[i] += level[i];
            }
        }

        if (hasMissing[k])
        {
            var measured = into.Measured(k);
            for (int i = 0; i < screening.Length; i++)
            {
                screening[i] = (measured[i] >= measured[i]).Select(screening[i], double.NaN);
            }
        }
    }
}
