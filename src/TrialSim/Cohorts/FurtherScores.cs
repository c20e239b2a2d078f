using TrialSim.Numerics;
using TrialSim.Randomness;
using TrialSim.Trials;

namespace TrialSim.Cohorts;

/// <summary>Lasting scores of the panel's biomarkers after the first: (1) of docs/biomarkers.md.</summary>
/// <remarks>
/// Where ln concentration is normal a score is kept as that, so that the trial's own column of levels holds it. Deviates and scores that several values
/// need are kept until the next candidates come.
/// </remarks>
internal sealed class FurtherScores : IDisposable
{
    private readonly Population population;
    private readonly BiomarkerPanel panel;
    private readonly double[,] lower;
    private readonly double[] centre; // 0 and 1 where a score is kept as it is
    private readonly double[] scale;
    private readonly bool[] isLevel;
    private readonly double[] errorSd;
    private readonly bool leadIsNormal;
    private readonly double bmiLogMean;
    private readonly double bmiLogSd;
    private readonly bool[] isDrawn; // deviates of the panel, then that of ln BMI, then scores
    private readonly LaneColumns columns;
    private readonly CandidateDraws draws;

    /// <summary>Room for the scores of a block.</summary>
    /// <param name="population">Who comes.</param>
    /// <param name="panel">Their biomarkers.</param>
    /// <param name="patients">Places of the block.</param>
    /// <param name="draws">Their random numbers.</param>
    public FurtherScores(Population population, BiomarkerPanel panel, int patients, CandidateDraws draws)
    {
        (this.population, this.panel, this.draws) = (population, panel, draws);
        int n = panel.Markers.Count;
        lower = panel.Lower ?? new double[n, n];
        centre = [.. panel.Markers.Select(m => m.Distribution is LogNormalMarker ? m.Distribution.LogCentre : 0)];
        scale = [.. panel.Markers.Select(m => m.Distribution is LogNormalMarker ? m.Distribution.LogScale : 1)];
        isLevel = [.. panel.Markers.Select(m => m.Distribution is LogNormalMarker && ClassShift.Of(population, m) is null)];
        errorSd = [.. panel.Markers.Select((m, k) => scale[k] * Math.Sqrt(1 - m.Reliability.Value))];
        leadIsNormal = panel.Markers[0].Distribution is LogNormalMarker;
        isDrawn = new bool[(2 * n) + 1];
        columns = new(isDrawn.Length, patients);
        if (population.Bmi is { } bmi)
        {
            (bmiLogMean, bmiLogSd) = (bmi.LogMean, bmi.LogSd);
        }
    }

    private int BmiColumn => panel.Markers.Count;

    /// <summary>Forgets the scores.</summary>
    public void Clear() => Array.Clear(isDrawn);

    /// <summary>Standard deviation of a measurement's error, in the unit of the biomarker's score.</summary>
    public double ErrorSd(int k) => errorSd[k];

    /// <summary>Whether the score of a biomarker is its level: ln concentration is normal, and no class differs in it.</summary>
    public bool IsLevel(int k) => isLevel[k];

    /// <summary>The scores of a biomarker.</summary>
    public ReadOnlySpan<Lanes> Of(TrialBlock patients, int k)
    {
        if (isLevel[k])
        {
            return patients.Level(population.Resampled + k);
        }

        int column = BmiColumn + 1 + k;
        var score = columns[column];
        if (!isDrawn[column])
        {
            isDrawn[column] = true;
            Write(patients, k, score);
        }

        return score;
    }

    /// <summary>Writes the scores of a biomarker.</summary>
    /// <remarks>Where the first biomarker is log-normal its level holds e_0: what BMI and sex leave of it. Otherwise e_0 is drawn once more.</remarks>
    public void Write(TrialBlock patients, int k, Span<Lanes> score)
    {
        double onLead = leadIsNormal && lower[k, 0] != 0 ? lower[k, 0] / lower[0, 0] : 0;
        double onSex = scale[k] * (panel.BySex[k] - (onLead * panel.BySex[0]));
        double onBmi = scale[k] * (panel.ByBmi[k] - (onLead * panel.ByBmi[0]));
        double perLead = onLead == 0 ? 0 : scale[k] * onLead / scale[0];
        double constant = centre[k] - (perLead * centre[0]) - (onSex * population.WomenShare);
        Weigh(Deviate(patients, k), scale[k] * lower[k, k], onLead == 0 ? [] : patients.Level(population.Resampled), perLead, constant, score);
        for (int j = leadIsNormal ? 1 : 0; j < k; j++)
        {
            if (lower[k, j] != 0)
            {
                AddTimes(score, Deviate(patients, j), scale[k] * lower[k, j]);
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
    }

    /// <inheritdoc/>
    public void Dispose() => columns.Dispose();

    private static void Weigh(ReadOnlySpan<Lanes> own, Lanes weight, ReadOnlySpan<Lanes> lead, Lanes perLead, Lanes constant, Span<Lanes> score)
    {
        for (int i = 0; i < score.Length; i++)
        {
            score[i] = Lanes.Fma(own[i], weight, lead.IsEmpty ? constant : Lanes.Fma(lead[i], perLead, constant));
        }
    }

    private ReadOnlySpan<Lanes> Deviate(TrialBlock patients, int k)
    {
        var deviate = columns[k];
        if (!isDrawn[k])
        {
            isDrawn[k] = true;
            if (k == 0)
            {
                draws.Normals(DrawPurpose.MarkerLevel, 0, patients, deviate);
            }
            else
            {
                draws.ShortNormals(DrawPurpose.MarkerLevel, k, patients, deviate);
            }
        }

        return deviate;
    }

    private ReadOnlySpan<Lanes> BmiDeviate(TrialBlock patients)
    {
        var deviate = columns[BmiColumn];
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
