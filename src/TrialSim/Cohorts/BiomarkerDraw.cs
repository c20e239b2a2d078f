using System.Runtime.Intrinsics;
using TrialSim.Numerics;
using TrialSim.Randomness;
using TrialSim.Trials;

namespace TrialSim.Cohorts;

/// <summary>Draws the biomarkers that have a distribution, of those who come to screening: lasting levels, then the measurements at screening and baseline.</summary>
/// <remarks>One per block: the further biomarkers are drawn when they are asked for, by <see cref="FurtherBiomarkers"/>, and belong to the last candidates drawn.</remarks>
internal sealed class BiomarkerDraw : IDisposable
{
    private readonly Population population;
    private readonly MarkerModel lead;
    private readonly int first; // the lead's place in the trial's panel: after those that are resampled
    private readonly MissingMeasurements missing;
    private readonly FurtherBiomarkers? further;
    private readonly double leadCentre; // the first marker is drawn as ln concentration where that is normal, else as score
    private readonly double leadScale;
    private readonly double leadByBmi;
    private readonly double leadSd;
    private readonly ClassShift? shift;
    private readonly bool leadIsNormal;
    private readonly bool leadIsExact;
    private Vector512<ulong>[] fractions = [];

    /// <summary>Works out what does not change from candidate to candidate.</summary>
    public BiomarkerDraw(Population population)
    {
        this.population = population;
        var panel = new BiomarkerPanel(population);
        lead = panel.Markers[0];
        missing = new(lead);
        shift = ClassShift.Of(population, lead);
        further = panel.Markers.Count > 1 ? new(population, panel) : null;
        first = population.Resampled;
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
        MeasureLead(random, attempt, pairs, into);
        if (further is not null)
        {
            further.Start(random, attempt, pairs, into.Patients);
            into.Promise(further, first + 1);
        }
    }

    /// <summary>Says that the patients of the block are chosen: each came at the attempt that <see cref="TrialBlock.Screened"/> says.</summary>
    public void Enrolled() => further?.Enrolled();

    /// <inheritdoc/>
    public void Dispose() => further?.Dispose();

    private void DrawLead(TrialRandom random, int attempt, ReadOnlySpan<int> pairs, ReadOnlySpan<Lanes> bmi, TrialBlock into)
    {
        double difference = lead.FemaleMinusMale.Value / (leadIsNormal ? 1 : lead.Distribution.LogScale);
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

    private void MeasureLead(TrialRandom random, int attempt, ReadOnlySpan<int> pairs, TrialBlock into)
    {
        var level = into.Level(first);
        if (!leadIsExact)
        {
            MeasureLead(DrawPurpose.ScreeningMarker, random, attempt, pairs, into, into.Screening(first));
            MeasureLead(DrawPurpose.BaselineMarker, random, attempt, pairs, into, into.Measured(first));
        }

        if (!leadIsNormal)
        {
            lead.Distribution.FromScores(level);
        }

        shift?.Apply(into.InClass, level);
    }

    private void MeasureLead(
        DrawPurpose purpose, TrialRandom random, int attempt, ReadOnlySpan<int> pairs, TrialBlock into, Span<Lanes> measured)
    {
        ReadOnlySpan<Lanes> level = into.Level(first);
        double sd = leadScale * Math.Sqrt(1 - lead.Reliability.Value);
        if (sd == 0)
        {
            level.CopyTo(measured);
        }
        else
        {
            random.Normals(purpose, 0, attempt, pairs, measured, 0, sd);
            for (int i = 0; i < measured.Length; i++)
            {
                measured[i] += level[i];
            }
        }

        if (!leadIsNormal)
        {
            lead.Distribution.FromScores(measured);
        }

        shift?.Apply(into.InClass, measured);
        lead.Report(measured);
        if (lead.Missing.Value > 0)
        {
            if (fractions.Length < measured.Length)
            {
                fractions = new Vector512<ulong>[measured.Length];
            }

            var own = fractions.AsSpan(0, measured.Length);
            random.Fractions(DrawPurpose.MissingMarker, 0, attempt, pairs, own);
            missing.Lose(own, purpose == DrawPurpose.ScreeningMarker ? BiomarkerColumn.Screening : BiomarkerColumn.Measured, measured);
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
