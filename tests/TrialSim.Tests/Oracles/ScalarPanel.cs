using TrialSim.Cohorts;
using TrialSim.Numerics.Distributions;
using TrialSim.Randomness;

namespace TrialSim.Tests.Oracles;

/// <summary>The biomarkers of one candidate, as docs/biomarkers.md writes them: the twin of the panel's draws, whatever its first biomarker.</summary>
internal sealed class ScalarPanel
{
    private readonly Population population;
    private readonly ScalarRandom random;
    private readonly MarkerModel[] markers;
    private readonly double[,] lower;
    private readonly double[] byBmi;
    private readonly double[] bySex;

    /// <summary>The panel of a population in one replicate.</summary>
    public ScalarPanel(Population population, ulong seed, ulong replicate)
    {
        this.population = population;
        random = new(seed, replicate);
        markers = [.. population.Panel];
        double share = population.FemaleShare.Value;
        double cv = population.Bmi is { } bmi ? bmi.Sd.Value / bmi.Mean.Value : 0;
        byBmi = [.. markers.Select(m => cv == 0 ? 0 : m.BmiCorrelation.Value * cv / Math.Sqrt(Math.Log(1 + (cv * cv))))];
        bySex = [.. markers.Select(m => m.FemaleMinusMale.Value / Scale(m.Distribution))];
        lower = new double[markers.Length, markers.Length];
        for (int k = 0; k < markers.Length; k++)
        {
            for (int l = 0; l <= k; l++)
            {
                double? stated = k == l ? markers[k].Reliability.Value : population.CorrelationOf(markers[k].Name, markers[l].Name);
                double left = stated is { } total ? total - (byBmi[k] * byBmi[l]) - (bySex[k] * bySex[l] * share * (1 - share)) : 0;
                double sum = left - Enumerable.Range(0, l).Sum(j => lower[k, j] * lower[l, j]);
                lower[k, l] = k == l ? Math.Sqrt(Math.Max(sum, 0)) : lower[l, l] == 0 ? 0 : sum / lower[l, l];
            }
        }
    }

    /// <summary>Lasting level, screening and baseline value of each biomarker of the candidate who comes to a place at an attempt; ln concentration, NaN where missing.</summary>
    public (double Level, double Screening, double Measured)[] Draw(int place, int attempt)
    {
        bool female = random.Fraction(DrawPurpose.Traits, 0, attempt, place) < Math.Round(population.FemaleShare.Value * Math.ScaleB(1, 32));
        double z = population.Bmi is null ? 0 : random.Normal(DrawPurpose.BodyMassIndex, 0, attempt, place);
        double[] e = [.. markers.Select((_, k) => Normal(DrawPurpose.MarkerLevel, k, attempt, place))];
        var missing = Missing(attempt, place);
        return [.. markers.Select((marker, k) =>
        {
            double score = (byBmi[k] * z) + (bySex[k] * ((female ? 1 : 0) - population.FemaleShare.Value)) + Enumerable.Range(0, k + 1).Sum(j => lower[k, j] * e[j]);
            double sd = Math.Sqrt(1 - marker.Reliability.Value);
            return (
                LogConcentration(marker.Distribution, score),
                missing[k].Screening ? double.NaN : Reported(marker, score + (sd * Normal(DrawPurpose.ScreeningMarker, k, attempt, place))),
                missing[k].Measured ? double.NaN : Reported(marker, score + (sd * Normal(DrawPurpose.BaselineMarker, k, attempt, place))));
        })];
    }

    // The first biomarker has a number of its own; the others share one by eights, each decision leaving the rest of it to the next.
    private (bool Screening, bool Measured)[] Missing(int attempt, int place)
    {
        var missing = new (bool Screening, bool Measured)[markers.Length];
        double first = markers[0].Missing.Value;
        double u = (random.Fraction(DrawPurpose.MissingMarker, 0, attempt, place) + 0.5) * Math.ScaleB(1, -32);
        missing[0] = (u < first, u < first * first || (u >= first && u < first * (2 - first)));
        for (int k = 1; k < markers.Length; k++)
        {
            if (k % 8 == 1)
            {
                u = (random.Fraction(DrawPurpose.MissingMarker, 1 + (k / 8), Of(attempt), place) + 0.5) * Math.ScaleB(1, -32);
            }

            missing[k] = (Decide(ref u, markers[k].Missing.Value), Decide(ref u, markers[k].Missing.Value));
        }

        return missing;
    }

    private static bool Decide(ref double u, double share)
    {
        bool yes = u < share;
        u = yes ? u / share : (u - share) / (1 - share);
        return yes;
    }

    // The first biomarker has deviates of 52 bits, the others of 32.
    private double Normal(DrawPurpose purpose, int k, int attempt, int place) =>
        k == 0 ? random.Normal(purpose, 0, attempt, place) : random.ShortNormal(purpose, k, Of(attempt), place);

    // Where no rule reads a biomarker after the first, all candidates for a place share the numbers of the others.
    private int Of(int attempt) =>
        markers.Skip(1).Any(m => m.Name == population.Quotas?.Marker || population.Eligibility.Markers.Any(range => range.Marker == m.Name)) ? attempt : 0;

    private static double Reported(MarkerModel marker, double score)
    {
        double log = LogConcentration(marker.Distribution, score);
        return marker.DetectionLimit is { } limit && log < Math.Log(limit.Value) ? Math.Log(limit.Value / Math.Sqrt(2)) : log;
    }

    private static double Scale(MarkerDistribution distribution) =>
        distribution is LogNormalMarker own ? SpreadOf(own) : (LogConcentration(distribution, 1) - LogConcentration(distribution, -1)) / 2;

    private static double SpreadOf(LogNormalMarker own) =>
        own.LogSd?.Value ?? Math.Sqrt(Math.Log(1 + Math.Pow(own.Sd!.Value.Value / own.Mean!.Value.Value, 2)));

    private static double LogConcentration(MarkerDistribution distribution, double score)
    {
        switch (distribution)
        {
            case LogNormalMarker own:
                double spread = SpreadOf(own);
                double centre = own.LogMean?.Value ?? (own.Median is { } median ? Math.Log(median.Value) : Math.Log(own.Mean!.Value.Value) - (spread * spread / 2));
                return centre + (spread * score);
            case NormalMarker own:
                return Math.Log(Math.Max(own.Mean.Value + (own.Sd.Value * score), own.Mean.Value / 100));
            case QuantileMarker own:
                double[] knots = [.. own.At.Select(p => NormalDistribution.Quantile(p.Value))];
                double[] logs = [.. own.Values.Select(v => Math.Log(v.Value))];
                int part = Enumerable.Range(1, knots.Length - 2).Count(k => score > knots[k]);
                return logs[part] + ((score - knots[part]) * (logs[part + 1] - logs[part]) / (knots[part + 1] - knots[part]));
            default:
                throw new NotSupportedException($"no twin of {distribution}");
        }
    }
}
