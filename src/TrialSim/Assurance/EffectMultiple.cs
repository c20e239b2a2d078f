using TrialSim.Cohorts;
using TrialSim.Numerics;
using TrialSim.Outcomes;
using TrialSim.Trials;

namespace TrialSim.Assurance;

/// <summary>How many times one drug effect another is, for every patient alike.</summary>
internal static class EffectMultiple
{
    private const int Points = 32;
    private const double LowestLogCrp = -3; // 0.05 mg/L; the highest is 500
    private const double Step = 0.3;
    private const double Rounding = 1e-9;

    /// <summary>The multiple; 0 where the effect is none at any level; NaN where it is no multiple.</summary>
    /// <param name="effect">The effect.</param>
    /// <param name="reference">What it is a multiple of.</param>
    /// <param name="population">Whose levels both are compared at.</param>
    public static double Of(DrugEffect effect, DrugEffect reference, Population population)
    {
        if (effect is ExposureDrugEffect exposed)
        {
            return reference is ExposureDrugEffect given && exposed.Reference == given.Reference ? Of(exposed.Effect, given.Effect, population) : double.NaN;
        }

        if (effect is SumDrugEffect sum)
        {
            return reference is SumDrugEffect parts && parts.Of.Count == sum.Of.Count ? OfParts(sum, parts, population) : double.NaN;
        }

        if (effect is MarkerDrugEffect own && reference is MarkerDrugEffect other && own.Marker != other.Marker)
        {
            return double.NaN;
        }

        double[] its = At(effect, population);
        if (its.All(points => points == 0))
        {
            return 0;
        }

        if (reference is ExposureDrugEffect or SumDrugEffect)
        {
            return double.NaN;
        }

        double[] whole = At(reference, population);
        double square = whole.Sum(points => points * points);
        double factor = its.Zip(whole, (a, b) => a * b).Sum() / square;
        double largest = its.Max(Math.Abs);
        bool isMultiple = its.Zip(whole).All(pair => Math.Abs(pair.First - (factor * pair.Second)) <= Rounding * largest);
        return isMultiple && factor != 0 ? factor : double.NaN;
    }

    // part by part, in their order
    private static double OfParts(SumDrugEffect effect, SumDrugEffect reference, Population population)
    {
        double[] factors = [.. effect.Of.Zip(reference.Of, (part, given) => Of(part, given, population))];
        return factors.All(f => Math.Abs(f - factors[0]) <= Rounding * Math.Abs(factors[0])) ? factors[0] : double.NaN;
    }

    // HAM-D points at levels from end to end
    private static double[] At(DrugEffect effect, Population population)
    {
        var points = new Lanes[Points];
        if (effect is MarkerDrugEffect byMarker)
        {
            var (lowest, step) = Levels(byMarker.Marker, population);
            var level = new Lanes[Points];
            for (int i = 0; i < Points; i++)
            {
                level[i] = lowest + (i * step);
            }

            byMarker.Write(level, points);
        }
        else
        {
            // one that reads no marker: every other patient belongs to the latent class, should it ask
            var patients = new TrialBlock(Points, 0, TrialLayout.OfCrp(ExactMeasurement.None) with { Class = ClassColumns.Members });
            for (int i = 0; i < Points; i++)
            {
                patients.InClass[i] = i % 2;
            }

            effect.Write(patients, points);
        }

        return [.. points.Select(p => p[0])];
    }

    // of a biomarker from 4.65 standard deviations below its median to as many above; of a clinical characteristic from 0 on
    private static (double Lowest, double Step) Levels(PatientMarker marker, Population population) =>
        marker == PatientMarker.Crp ? (LowestLogCrp, Step)
        : population.Biomarker(marker)?.Distribution is { } law ? (law.LogCentre - (0.5 * (Points - 1) * Step * law.LogScale), Step * law.LogScale)
        : (0, marker.IsCategorical ? 1 : 3);
}
