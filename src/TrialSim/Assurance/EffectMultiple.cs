using TrialSim.Numerics;
using TrialSim.Outcomes;
using TrialSim.Trials;

namespace TrialSim.Assurance;

/// <summary>How many times one drug effect another is, for every patient alike.</summary>
internal static class EffectMultiple
{
    private const int Points = 32;
    private const double LowestLogCrp = -3;
    private const double Step = 0.3;
    private const double Rounding = 1e-9;

    /// <summary>The multiple; 0 where the effect is none at any CRP; NaN where it is no multiple.</summary>
    public static double Of(DrugEffect effect, DrugEffect reference)
    {
        if (effect is ExposureDrugEffect exposed)
        {
            return reference is ExposureDrugEffect given && exposed.Reference == given.Reference ? Of(exposed.Effect, given.Effect) : double.NaN;
        }

        if (effect is MarkerDrugEffect own && reference is MarkerDrugEffect other && own.Marker != other.Marker)
        {
            return double.NaN;
        }

        double[] its = At(effect);
        if (its.All(points => points == 0))
        {
            return 0;
        }

        if (reference is ExposureDrugEffect)
        {
            return double.NaN;
        }

        double[] whole = At(reference);
        double square = whole.Sum(points => points * points);
        double factor = its.Zip(whole, (a, b) => a * b).Sum() / square;
        double largest = its.Max(Math.Abs);
        bool isMultiple = its.Zip(whole).All(pair => Math.Abs(pair.First - (factor * pair.Second)) <= Rounding * largest);
        return isMultiple && factor != 0 ? factor : double.NaN;
    }

    // HAM-D points at CRP from 0.05 to 500 mg/L
    private static double[] At(DrugEffect effect)
    {
        var logCrp = new Lanes[Points];
        var points = new Lanes[Points];
        for (int i = 0; i < Points; i++)
        {
            logCrp[i] = LowestLogCrp + (i * Step);
        }

        if (effect is MarkerDrugEffect byMarker)
        {
            byMarker.Write(logCrp, points);
        }
        else
        {
            effect.Write(new TrialBlock(Points, 0, ExactMeasurement.None), points); // one that reads no marker
        }

        return [.. points.Select(p => p[0])];
    }
}
