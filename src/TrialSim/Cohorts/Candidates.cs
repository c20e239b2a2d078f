using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Randomness;
using TrialSim.Trials;

namespace TrialSim.Cohorts;

/// <summary>Draws the people who come to screening, column by column.</summary>
/// <remarks>One per block, whose biomarkers it may still have to draw.</remarks>
internal sealed class Candidates : IDisposable
{
    private readonly Population population;
    private readonly OutcomeScale scale;
    private readonly double raterNoise;
    private readonly bool baselineIsExact;
    private readonly ResampledDraw? resampled;
    private readonly BiomarkerDraw? biomarkers;
    private readonly double bmiLogMean;
    private readonly double bmiLogSd;

    /// <summary>Works out the normal deviates' coefficients from the population's description.</summary>
    /// <param name="population">Who comes.</param>
    /// <param name="scale">The scale of the observed baseline score.</param>
    /// <param name="raterNoise">Standard deviation of the rater's error.</param>
    public Candidates(Population population, OutcomeScale scale, HamdSpread raterNoise)
    {
        this.population = population;
        this.scale = scale;
        this.raterNoise = raterNoise.Value;
        baselineIsExact = (population.Layout(scale, raterNoise).Exact & ExactMeasurement.Baseline) != 0;
        resampled = population.BiomarkerSource is null ? null : new(population);
        biomarkers = population.Modelled.Count == 0 ? null : new(population);
        if (population.Bmi is { } bmi)
        {
            (bmiLogMean, bmiLogSd) = (bmi.LogMean, bmi.LogSd);
        }
    }

    /// <summary>Draws one candidate for each place of the given pairs, at one attempt, into places 0, 1, 2, … of a block.</summary>
    public void Draw(TrialRandom random, int attempt, ReadOnlySpan<int> pairs, TrialBlock into)
    {
        resampled?.Choose(random, attempt, pairs, into.Patients);
        DrawTraits(random, attempt, pairs, into);
        resampled?.DrawClinical(into);
        DrawClass(random, attempt, pairs, into);
        if (population.Age is { } age)
        {
            random.Normals(DrawPurpose.Age, 0, attempt, pairs, into.Age, age.Mean.Value, age.Sd.Value);
        }

        resampled?.DrawBiomarkers(random, attempt, pairs, into);
        DrawBiomarkers(random, attempt, pairs, into);
        if (population.Height is { } height)
        {
            random.Normals(DrawPurpose.Height, 0, attempt, pairs, into.Height, height.MaleMean.Value, height.Sd.Value);
            AddTimes(into.Height, into.Female, height.FemaleMean.Value - height.MaleMean.Value);
        }

        DrawBaseline(random, attempt, pairs, into);
    }

    /// <summary>Says that the patients of the block are chosen: each came at the attempt that <see cref="TrialBlock.Screened"/> says.</summary>
    public void Enrolled() => biomarkers?.Enrolled();

    /// <inheritdoc/>
    public void Dispose() => biomarkers?.Dispose();

    private static void AddTimes(Span<Lanes> sum, ReadOnlySpan<Lanes> values, Lanes factor)
    {
        for (int i = 0; i < sum.Length; i++)
        {
            sum[i] = Lanes.Fma(values[i], factor, sum[i]);
        }
    }

    private void DrawTraits(TrialRandom random, int attempt, ReadOnlySpan<int> pairs, TrialBlock into)
    {
        if (population.BiomarkerSource?.Sex is null)
        {
            DrawYesNo(DrawPurpose.Traits, random, 0, attempt, pairs, population.FemaleShare.Value, into.Female);
        }

        if (population.MedicationFreeShare is { } medicationFree)
        {
            DrawYesNo(DrawPurpose.Traits, random, 1, attempt, pairs, medicationFree.Value, into.MedicationFree);
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

    private void DrawClass(TrialRandom random, int attempt, ReadOnlySpan<int> pairs, TrialBlock into)
    {
        if (population.LatentClass is not { } latent)
        {
            return;
        }

        DrawYesNo(DrawPurpose.LatentClass, random, 0, attempt, pairs, latent.Prevalence.Value, into.InClass);
        if (population.Eligibility.Classifier is { } test)
        {
            var called = into.ClassifiedIn;
            var fractions = MemoryMarshal.Cast<Lanes, Vector512<ulong>>(called);
            random.Fractions(DrawPurpose.LatentClass, 1, attempt, pairs, fractions);
            for (int i = 0; i < called.Length; i++)
            {
                var fraction = fractions[i];
                called[i] = (into.InClass[i] > 0.5).Select(
                    RandomFraction.Below(fraction, test.Sensitivity.Value).ToIndicator(), RandomFraction.Below(fraction, 1 - test.Specificity.Value).ToIndicator());
            }
        }
    }

    private static void DrawYesNo(DrawPurpose purpose, TrialRandom random, int trait, int attempt, ReadOnlySpan<int> pairs, double share, Span<Lanes> yes)
    {
        var fractions = MemoryMarshal.Cast<Lanes, Vector512<ulong>>(yes);
        random.Fractions(purpose, trait, attempt, pairs, fractions);
        for (int i = 0; i < yes.Length; i++)
        {
            yes[i] = RandomFraction.Below(fractions[i], share).ToIndicator();
        }
    }

    private void DrawBiomarkers(TrialRandom random, int attempt, ReadOnlySpan<int> pairs, TrialBlock into)
    {
        if (population.Bmi is null)
        {
            biomarkers?.Draw(random, attempt, pairs, default, into);
            return;
        }

        var bmi = into.BodyMassIndex;
        random.Normals(DrawPurpose.BodyMassIndex, 0, attempt, pairs, bmi);
        biomarkers?.Draw(random, attempt, pairs, bmi, into);
        Lanes logMean = bmiLogMean;
        Lanes logSd = bmiLogSd;
        for (int i = 0; i < bmi.Length; i++)
        {
            bmi[i] = LaneMath.Exp(Lanes.Fma(bmi[i], logSd, logMean));
        }
    }

    private void DrawBaseline(TrialRandom random, int attempt, ReadOnlySpan<int> pairs, TrialBlock into)
    {
        random.Normals(
            DrawPurpose.BaselineSeverity, 0, attempt, pairs, into.TrueBaseline,
            population.Baseline.Mean.Value, population.Baseline.Sd.Value);
        if (baselineIsExact)
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
