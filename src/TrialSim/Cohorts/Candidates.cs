using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Randomness;
using TrialSim.Trials;

namespace TrialSim.Cohorts;

/// <summary>Draws the people who come to screening, column by column.</summary>
internal sealed class Candidates
{
    private readonly Population population;
    private readonly OutcomeScale scale;
    private readonly double raterNoise;
    private readonly ExactMeasurement exact;
    private readonly double bmiLogMean;
    private readonly double bmiLogSd;
    private readonly double crpPerBmiDeviate;
    private readonly double crpResidualSd;
    private readonly double measurementSd;

    /// <summary>Works out the normal deviates' coefficients from the population's description.</summary>
    /// <param name="population">Who comes.</param>
    /// <param name="scale">The scale of the observed baseline score.</param>
    /// <param name="raterNoise">Standard deviation of the rater's error.</param>
    public Candidates(Population population, OutcomeScale scale, HamdSpread raterNoise)
    {
        this.population = population;
        this.scale = scale;
        this.raterNoise = raterNoise.Value;
        exact = population.Measurement(scale, raterNoise);
        var crp = population.Crp;
        if (population.Bmi is { } bmi)
        {
            double coefficientOfVariation = bmi.Sd.Value / bmi.Mean.Value;
            double variance = Portable.Log(1 + (coefficientOfVariation * coefficientOfVariation));
            bmiLogSd = Math.Sqrt(variance);
            bmiLogMean = Portable.Log(bmi.Mean.Value) - (variance / 2);
            // corr(BMI, its normal deviate) = s / (SD / mean), so a stated correlation with BMI itself needs this much more
            crpPerBmiDeviate = crp.BmiCorrelation.Value * (coefficientOfVariation / bmiLogSd) * crp.LogSd.Value;
        }

        crpResidualSd = Math.Sqrt(Math.Max(0, ResidualVariance(population)));
        measurementSd = crp.LogSd.Value * Math.Sqrt(1 - crp.Reliability.Value);
    }

    /// <summary>Variance of the lasting ln CRP that BMI and sex leave unexplained; negative where they would explain more than there is.</summary>
    public static double ResidualVariance(Population population)
    {
        var crp = population.Crp;
        double total = crp.LogSd.Value * crp.LogSd.Value;
        double bySex = crp.FemaleMinusMale.Value * crp.FemaleMinusMale.Value * population.FemaleShare.Value * (1 - population.FemaleShare.Value);
        double byBmi = 0;
        if (population.Bmi is { } bmi)
        {
            double squaredVariation = bmi.Sd.Value * bmi.Sd.Value / (bmi.Mean.Value * bmi.Mean.Value);
            byBmi = crp.BmiCorrelation.Value * crp.BmiCorrelation.Value * total * squaredVariation / Portable.Log(1 + squaredVariation);
        }

        return (crp.Reliability.Value * total) - bySex - byBmi;
    }

    /// <summary>Draws one candidate for each place of the given pairs, at one attempt, into places 0, 1, 2, … of a block.</summary>
    public void Draw(TrialRandom random, int attempt, ReadOnlySpan<int> pairs, TrialBlock into)
    {
        DrawTraits(random, attempt, pairs, into);
        if (population.Age is { } age)
        {
            random.Normals(DrawPurpose.Age, 0, attempt, pairs, into.Age, age.Mean.Value, age.Sd.Value);
        }

        DrawCrp(random, attempt, pairs, into);
        if (population.Height is { } height)
        {
            random.Normals(DrawPurpose.Height, 0, attempt, pairs, into.Height, height.MaleMean.Value, height.Sd.Value);
            AddTimes(into.Height, into.Female, height.FemaleMean.Value - height.MaleMean.Value);
        }

        DrawBaseline(random, attempt, pairs, into);
    }

    private static void AddTimes(Span<Lanes> sum, ReadOnlySpan<Lanes> values, Lanes factor)
    {
        for (int i = 0; i < sum.Length; i++)
        {
            sum[i] = Lanes.Fma(values[i], factor, sum[i]);
        }
    }

    private void DrawTraits(TrialRandom random, int attempt, ReadOnlySpan<int> pairs, TrialBlock into)
    {
        DrawYesNo(random, 0, attempt, pairs, population.FemaleShare.Value, into.Female);
        if (population.MedicationFreeShare is { } medicationFree)
        {
            DrawYesNo(random, 1, attempt, pairs, medicationFree.Value, into.MedicationFree);
        }

        if (population.ResistanceStageShares is { } shares)
        {
            var stage = into.ResistanceStage;
            var fractions = MemoryMarshal.Cast<Lanes, Vector512<ulong>>(stage);
            random.Fractions(DrawPurpose.Traits, 2, attempt, pairs, fractions);
            for (int i = 0; i < fractions.Length; i++)
            {
                var fraction = fractions[i];
                Lanes number = shares.Count;
                double below = 0;
                for (int s = 0; s < shares.Count - 1; s++)
                {
                    below += shares[s].Value;
                    number -= RandomFraction.Below(fraction, below).ToIndicator();
                }

                stage[i] = number;
            }
        }
    }

    private static void DrawYesNo(TrialRandom random, int trait, int attempt, ReadOnlySpan<int> pairs, double share, Span<Lanes> yes)
    {
        var fractions = MemoryMarshal.Cast<Lanes, Vector512<ulong>>(yes);
        random.Fractions(DrawPurpose.Traits, trait, attempt, pairs, fractions);
        for (int i = 0; i < yes.Length; i++)
        {
            yes[i] = RandomFraction.Below(fractions[i], share).ToIndicator();
        }
    }

    private void DrawCrp(TrialRandom random, int attempt, ReadOnlySpan<int> pairs, TrialBlock into)
    {
        var crp = population.Crp;
        random.Normals(
            DrawPurpose.CrpLevel, 0, attempt, pairs, into.TrueLogCrp,
            crp.LogMean.Value - (crp.FemaleMinusMale.Value * population.FemaleShare.Value), crpResidualSd);
        if (crp.FemaleMinusMale.Value != 0)
        {
            AddTimes(into.TrueLogCrp, into.Female, crp.FemaleMinusMale.Value);
        }

        if (population.Bmi is not null)
        {
            var bmi = into.BodyMassIndex;
            random.Normals(DrawPurpose.BodyMassIndex, 0, attempt, pairs, bmi);
            AddTimes(into.TrueLogCrp, bmi, crpPerBmiDeviate);
            Lanes logMean = bmiLogMean;
            Lanes logSd = bmiLogSd;
            for (int i = 0; i < bmi.Length; i++)
            {
                bmi[i] = LaneMath.Exp(Lanes.Fma(bmi[i], logSd, logMean));
            }
        }

        if ((exact & ExactMeasurement.Crp) != 0)
        {
            return;
        }

        Measure(random, DrawPurpose.ScreeningCrp, attempt, pairs, into.TrueLogCrp, into.ScreeningLogCrp);
        Measure(random, DrawPurpose.BaselineCrp, attempt, pairs, into.TrueLogCrp, into.BaselineLogCrp);
    }

    private void Measure(
        TrialRandom random, DrawPurpose purpose, int attempt, ReadOnlySpan<int> pairs, ReadOnlySpan<Lanes> trueLog, Span<Lanes> measured)
    {
        if (measurementSd == 0)
        {
            trueLog.CopyTo(measured);
        }
        else
        {
            random.Normals(purpose, 0, attempt, pairs, measured, 0, measurementSd);
            for (int i = 0; i < measured.Length; i++)
            {
                measured[i] += trueLog[i];
            }
        }

        if (population.Crp.DetectionLimit is { } limit)
        {
            Lanes logLimit = limit.Log;
            Lanes reported = Portable.Log(limit.Value / Math.Sqrt(2));
            for (int i = 0; i < measured.Length; i++)
            {
                measured[i] = (measured[i] < logLimit).Select(reported, measured[i]);
            }
        }
    }

    private void DrawBaseline(TrialRandom random, int attempt, ReadOnlySpan<int> pairs, TrialBlock into)
    {
        random.Normals(
            DrawPurpose.BaselineSeverity, 0, attempt, pairs, into.TrueBaseline,
            population.Baseline.Mean.Value, population.Baseline.Sd.Value);
        if ((exact & ExactMeasurement.Baseline) != 0)
        {
            return;
        }

        if (raterNoise == 0)
        {
            into.TrueBaseline.CopyTo(into.Baseline);
        }
        else
        {
            random.Normals(DrawPurpose.BaselineRating, 0, attempt, pairs, into.Baseline, 0, raterNoise);
            var rated = into.Baseline;
            var severity = into.TrueBaseline;
            for (int i = 0; i < rated.Length; i++)
            {
                rated[i] += severity[i];
            }
        }

        scale.Record(into.Baseline);
    }
}
