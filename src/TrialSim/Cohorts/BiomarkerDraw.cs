using System.Runtime.Intrinsics;
using TrialSim.Numerics;
using TrialSim.Randomness;
using TrialSim.Trials;

namespace TrialSim.Cohorts;

/// <summary>Draws the biomarkers that have a distribution, of those who come to screening: lasting levels, then the measurements at screening and baseline.</summary>
internal sealed class BiomarkerDraw
{
    private readonly Population population;
    private readonly BiomarkerPanel panel;
    private readonly double[,] lower;
    private readonly int first; // place in the trial's panel of the first that is drawn here
    private readonly double leadCentre; // the first marker is drawn as ln concentration where that is normal, else as score
    private readonly double leadScale;
    private readonly double leadByBmi;
    private readonly double leadSd;
    private readonly bool leadIsNormal;
    private readonly bool leadIsExact;
    private Vector512<ulong>[] fractions = [];

    /// <summary>Works out what does not change from candidate to candidate.</summary>
    public BiomarkerDraw(Population population)
    {
        this.population = population;
        panel = new(population);
        first = population.Resampled;
        lower = panel.Lower ?? new double[panel.Markers.Count, panel.Markers.Count];
        var lead = panel.Markers[0];
        leadIsExact = first == 0 && lead.IsExact;
        leadIsNormal = lead.Distribution is LogNormalMarker;
        (leadCentre, leadScale) = leadIsNormal ? (lead.Distribution.LogCentre, lead.Distribution.LogScale) : (0, 1);
        double difference = panel.BySex[0] * leadScale;
        double byBmi = 0;
        if (population.Bmi is { } bmi)
        {
            // written as it was when hs-CRP was the only biomarker: a last digit that differs would change every result
            double variation = bmi.Sd.Value / bmi.Mean.Value;
            leadByBmi = lead.BmiCorrelation.Value * (variation / Math.Sqrt(Portable.Log(1 + (variation * variation)))) * leadScale;
            double squaredVariation = bmi.Sd.Value * bmi.Sd.Value / (bmi.Mean.Value * bmi.Mean.Value);
            byBmi = lead.BmiCorrelation.Value * lead.BmiCorrelation.Value * (leadScale * leadScale) * squaredVariation / Portable.Log(1 + squaredVariation);
        }

        double bySex = difference * difference * population.WomenShare * (1 - population.WomenShare);
        leadSd = Math.Sqrt(Math.Max(0, (lead.Reliability.Value * (leadScale * leadScale)) - bySex - byBmi));
    }

    /// <summary>Draws levels and measurements of one candidate for each place of the given pairs.</summary>
    /// <param name="random">The streams.</param>
    /// <param name="attempt">Which candidate for the places.</param>
    /// <param name="pairs">The pairs of places.</param>
    /// <param name="bmi">Standard normal deviates of ln BMI; empty where the population has none.</param>
    /// <param name="into">Where sex is known already.</param>
    public void Draw(TrialRandom random, int attempt, ReadOnlySpan<int> pairs, ReadOnlySpan<Lanes> bmi, TrialBlock into)
    {
        DrawLead(random, attempt, pairs, bmi, into);
        for (int k = 1; k < panel.Markers.Count; k++)
        {
            random.Normals(DrawPurpose.MarkerLevel, k, attempt, pairs, into.Level(first + k));
        }

        for (int k = panel.Markers.Count - 1; k > 0; k--)
        {
            Correlate(k, bmi, into);
        }

        for (int k = 0; k < panel.Markers.Count; k++)
        {
            Measure(k, random, attempt, pairs, into);
        }
    }

    private void DrawLead(TrialRandom random, int attempt, ReadOnlySpan<int> pairs, ReadOnlySpan<Lanes> bmi, TrialBlock into)
    {
        double difference = panel.Markers[0].FemaleMinusMale.Value / (leadIsNormal ? 1 : panel.Markers[0].Distribution.LogScale);
        var level = into.Level(first);
        random.Normals(DrawPurpose.MarkerLevel, 0, attempt, pairs, level, leadCentre - (difference * population.WomenShare), leadSd);
        if (difference != 0)
        {
            AddTimes(level, into.Female, difference);
        }

        if (!bmi.IsEmpty)
        {
            AddTimes(level, bmi, leadByBmi);
        }
    }

    // From the last marker upwards each needs only deviates of earlier ones, so the score can replace the deviate in place. The first
    // marker stands for its deviate: e_0 is what BMI and sex leave of it.
    private void Correlate(int k, ReadOnlySpan<Lanes> bmi, TrialBlock into)
    {
        double onLead = lower[0, 0] > 0 ? lower[k, 0] / lower[0, 0] : 0;
        double onSex = panel.BySex[k] - (onLead * panel.BySex[0]);
        Lanes perLead = onLead / leadScale;
        Lanes constant = -(onLead * leadCentre / leadScale) - (onSex * population.WomenShare);
        Lanes own = lower[k, k];
        var score = into.Level(first + k);
        var lead = into.Level(first);
        for (int i = 0; i < score.Length; i++)
        {
            score[i] = Lanes.Fma(own, score[i], Lanes.Fma(perLead, lead[i], constant));
        }

        for (int j = 1; j < k; j++)
        {
            AddTimes(score, into.Level(first + j), lower[k, j]);
        }

        if (onSex != 0)
        {
            AddTimes(score, into.Female, onSex);
        }

        if (!bmi.IsEmpty && panel.ByBmi[k] - (onLead * panel.ByBmi[0]) is not 0 and var onBmi)
        {
            AddTimes(score, bmi, onBmi);
        }
    }

    private void Measure(int k, TrialRandom random, int attempt, ReadOnlySpan<int> pairs, TrialBlock into)
    {
        var marker = panel.Markers[k];
        var level = into.Level(first + k);
        bool isScore = k > 0 || !leadIsNormal;
        if (k > 0 || !leadIsExact)
        {
            Measure(k, isScore, DrawPurpose.ScreeningMarker, random, attempt, pairs, level, into.Screening(first + k));
            Measure(k, isScore, DrawPurpose.BaselineMarker, random, attempt, pairs, level, into.Measured(first + k));
        }

        if (isScore)
        {
            marker.Distribution.FromScores(level);
        }
    }

    private void Measure(
        int k, bool isScore, DrawPurpose purpose, TrialRandom random, int attempt, ReadOnlySpan<int> pairs, ReadOnlySpan<Lanes> level, Span<Lanes> measured)
    {
        var marker = panel.Markers[k];
        double sd = (isScore ? 1 : leadScale) * Math.Sqrt(1 - marker.Reliability.Value);
        if (sd == 0)
        {
            level.CopyTo(measured);
        }
        else
        {
            random.Normals(purpose, k, attempt, pairs, measured, 0, sd);
            for (int i = 0; i < measured.Length; i++)
            {
                measured[i] += level[i];
            }
        }

        if (isScore)
        {
            marker.Distribution.FromScores(measured);
        }

        marker.Report(measured);
        if (marker.Missing.Value > 0)
        {
            Lose(marker.Missing.Value, (2 * k) + (purpose == DrawPurpose.ScreeningMarker ? 0 : 1), random, attempt, pairs, measured);
        }
    }

    private void Lose(double share, int index, TrialRandom random, int attempt, ReadOnlySpan<int> pairs, Span<Lanes> measured)
    {
        if (fractions.Length < measured.Length)
        {
            fractions = new Vector512<ulong>[measured.Length];
        }

        random.Fractions(DrawPurpose.MissingMarker, index, attempt, pairs, fractions.AsSpan(0, measured.Length));
        for (int i = 0; i < measured.Length; i++)
        {
            measured[i] = RandomFraction.Below(fractions[i], share).Select(double.NaN, measured[i]);
        }
    }

    private static void AddTimes(Span<Lanes> sum, ReadOnlySpan<Lanes> values, Lanes factor)
    {
        for (int i = 0; i < sum.Length; i++)
        {
            sum[i] = Lanes.Fma(values[i], factor, sum[i]);
        }
    }
}
