using System.Runtime.Intrinsics;
using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Randomness;
using TrialSim.Trials;

namespace TrialSim.Cohorts;

/// <summary>Draws the panel's biomarkers after the first, each value when it is first asked for.</summary>
/// <remarks>Score of biomarker k: (1) of docs/biomarkers.md. Deviates and scores that several values need are kept until the next candidates come.</remarks>
internal sealed class FurtherBiomarkers : IBiomarkerAssay, IDisposable
{
    private readonly Population population;
    private readonly BiomarkerPanel panel;
    private readonly double[,] lower;
    private readonly MissingMeasurements[] missing;
    private readonly ClassShift?[] shifts;
    private readonly bool leadIsNormal;
    private readonly double bmiLogMean;
    private readonly double bmiLogSd;
    private readonly bool[] isDrawn; // deviates of the panel, then that of ln BMI, then scores
    private LaneColumns? columns;
    private CandidateDraws? draws;
    private Vector512<ulong>[] fractions = [];

    /// <summary>Prepares the biomarkers of one block.</summary>
    public FurtherBiomarkers(Population population, BiomarkerPanel panel)
    {
        this.population = population;
        this.panel = panel;
        int n = panel.Markers.Count;
        lower = panel.Lower ?? new double[n, n];
        missing = [.. panel.Markers.Select(m => new MissingMeasurements(m))];
        shifts = [.. panel.Markers.Select(m => ClassShift.Of(population, m))];
        leadIsNormal = panel.Markers[0].Distribution is LogNormalMarker;
        isDrawn = new bool[(2 * n) + 1];
        if (population.Bmi is { } bmi)
        {
            (bmiLogMean, bmiLogSd) = (bmi.LogMean, bmi.LogSd);
        }
    }

    private int BmiColumn => panel.Markers.Count;

    /// <summary>Turns to the candidates of one attempt, of some pairs of a block's places.</summary>
    public void Start(TrialRandom random, int attempt, ReadOnlySpan<int> pairs, int patients)
    {
        if (columns is null || columns.Length != patients)
        {
            Dispose();
            (columns, draws, fractions) = (new(isDrawn.Length, patients), new(patients), new Vector512<ulong>[patients]);
        }

        draws!.Start(random, attempt, pairs);
        Array.Clear(isDrawn);
    }

    /// <summary>From now on each patient is the candidate that <see cref="TrialBlock.Screened"/> counts.</summary>
    public void Enrolled()
    {
        draws?.Enrolled();
        Array.Clear(isDrawn);
    }

    /// <inheritdoc/>
    public void Fill(TrialBlock patients, int biomarker, BiomarkerColumn column, Span<Lanes> values)
    {
        biomarker -= population.Resampled;
        var marker = panel.Markers[biomarker];
        var score = Score(patients, biomarker);
        double sd = column == BiomarkerColumn.Level ? 0 : Math.Sqrt(1 - marker.Reliability.Value);
        if (sd > 0)
        {
            draws!.ShortNormals(column == BiomarkerColumn.Screening ? DrawPurpose.ScreeningMarker : DrawPurpose.BaselineMarker, biomarker, patients, values, 0, sd);
            for (int i = 0; i < values.Length; i++)
            {
                values[i] += score[i];
            }
        }
        else
        {
            score.CopyTo(values);
        }

        marker.Distribution.FromScores(values);
        shifts[biomarker]?.Apply(patients.InClass, values);
        if (column == BiomarkerColumn.Level)
        {
            return;
        }

        marker.Report(values);
        if (missing[biomarker].Any)
        {
            draws!.Fractions(DrawPurpose.MissingMarker, biomarker, patients, fractions);
            missing[biomarker].Lose(fractions, column, values);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        columns?.Dispose();
        columns = null;
    }

    // Where the first biomarker is log-normal its level holds e_0: what BMI and sex leave of it. Otherwise e_0 is drawn once more.
    private ReadOnlySpan<Lanes> Score(TrialBlock patients, int k)
    {
        int column = BmiColumn + 1 + k;
        var score = columns![column];
        if (isDrawn[column])
        {
            return score;
        }

        isDrawn[column] = true;
        var lead = panel.Markers[0].Distribution;
        double onLead = leadIsNormal && lower[k, 0] != 0 ? lower[k, 0] / lower[0, 0] : 0;
        double onSex = panel.BySex[k] - (onLead * panel.BySex[0]);
        double onBmi = panel.ByBmi[k] - (onLead * panel.ByBmi[0]);
        double perLead = onLead == 0 ? 0 : onLead / lead.LogScale;
        Weigh(Deviate(patients, k), lower[k, k], onLead == 0 ? [] : patients.Level(population.Resampled), perLead, -(perLead * lead.LogCentre) - (onSex * population.WomenShare), score);
        for (int j = leadIsNormal ? 1 : 0; j < k; j++)
        {
            if (lower[k, j] != 0)
            {
                AddTimes(score, Deviate(patients, j), lower[k, j]);
            }
        }

        if (onSex != 0)
        {
            AddTimes(score, patients.Female, onSex);
        }

        if (onBmi != 0)
        {
            AddTimes(score, BmiDeviate(patients), onBmi);
        }

        return score;
    }

    private static void Weigh(ReadOnlySpan<Lanes> own, Lanes weight, ReadOnlySpan<Lanes> lead, Lanes perLead, Lanes constant, Span<Lanes> score)
    {
        for (int i = 0; i < score.Length; i++)
        {
            score[i] = Lanes.Fma(own[i], weight, lead.IsEmpty ? constant : Lanes.Fma(lead[i], perLead, constant));
        }
    }

    private ReadOnlySpan<Lanes> Deviate(TrialBlock patients, int k)
    {
        var deviate = columns![k];
        if (!isDrawn[k])
        {
            isDrawn[k] = true;
            if (k == 0)
            {
                draws!.Normals(DrawPurpose.MarkerLevel, 0, patients, deviate);
            }
            else
            {
                draws!.ShortNormals(DrawPurpose.MarkerLevel, k, patients, deviate);
            }
        }

        return deviate;
    }

    private ReadOnlySpan<Lanes> BmiDeviate(TrialBlock patients)
    {
        var deviate = columns![BmiColumn];
        if (!isDrawn[BmiColumn])
        {
            isDrawn[BmiColumn] = true;
            Lanes perLog = 1 / bmiLogSd;
            Lanes constant = -bmiLogMean / bmiLogSd;
            var bmi = patients.BodyMassIndex;
            for (int i = 0; i < deviate.Length; i++)
            {
                deviate[i] = Lanes.Fma(LaneMath.Log(bmi[i]), perLog, constant);
            }
        }

        return deviate;
    }

    private static void AddTimes(Span<Lanes> sum, ReadOnlySpan<Lanes> values, Lanes factor)
    {
        for (int i = 0; i < sum.Length; i++)
        {
            sum[i] = Lanes.Fma(values[i], factor, sum[i]);
        }
    }
}
