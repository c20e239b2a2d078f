using TrialSim.Numerics;
using TrialSim.Quantities;

namespace TrialSim.Cohorts;

/// <summary>The joint distribution of the lasting levels on the scale of normal scores: what BMI and sex explain of each, and the rest.</summary>
/// <remarks>
/// Score of marker k = b_k x deviate of ln BMI + s_k x (female - share of women) + sum over j of L_kj e_j. Variances are the reliabilities, covariances
/// the stated correlations; L is the Cholesky factor of what BMI and sex leave.
/// </remarks>
internal sealed class BiomarkerPanel
{
    /// <summary>Works the coefficients out.</summary>
    public BiomarkerPanel(Population population)
    {
        Markers = population.Modelled;
        int n = Markers.Count;
        ByBmi = new double[n];
        BySex = new double[n];
        double femaleVariance = population.WomenShare * (1 - population.WomenShare);
        for (int k = 0; k < n; k++)
        {
            BySex[k] = Markers[k].ScoreDifference;
            if (population.Bmi is { } bmi)
            {
                // corr(BMI, its normal deviate) = s / (SD / mean), so a stated correlation with BMI itself needs this much more
                double squaredVariation = bmi.Sd.Value * bmi.Sd.Value / (bmi.Mean.Value * bmi.Mean.Value);
                ByBmi[k] = Markers[k].BmiCorrelation.Value * Math.Sqrt(squaredVariation / Portable.Log(1 + squaredVariation));
            }
        }

        Unexplained = new double[n, n];
        for (int k = 0; k < n; k++)
        {
            for (int l = 0; l < n; l++)
            {
                double? stated = k == l ? Markers[k].Reliability.Value : population.CorrelationOf(Markers[k].Name, Markers[l].Name);
                Unexplained[k, l] = stated is { } total ? total - (ByBmi[k] * ByBmi[l]) - (BySex[k] * BySex[l] * femaleVariance) : 0;
            }
        }

        Lower = Cholesky.Lower(Unexplained);
    }

    /// <summary>The biomarkers.</summary>
    public IReadOnlyList<MarkerModel> Markers { get; }

    /// <summary>b: score per deviate of ln BMI.</summary>
    public double[] ByBmi { get; }

    /// <summary>s: score, women minus men.</summary>
    public double[] BySex { get; }

    /// <summary>Covariance of the lasting scores that BMI and sex leave.</summary>
    public double[,] Unexplained { get; }

    /// <summary>L; null where the correlations contradict each other.</summary>
    public double[,]? Lower { get; }

    /// <summary>Reports a panel that cannot be; a population whose parts are sound by themselves.</summary>
    public static void Check(ScenarioPlace place, Population population)
    {
        var panel = new BiomarkerPanel(population);
        int before = place.Breaches;
        for (int k = 0; k < panel.Markers.Count; k++)
        {
            double reliability = panel.Markers[k].Reliability.Value;
            if (panel.Unexplained[k, k] < -1e-12)
            {
                population.PlaceOf(place, population.Resampled + k).Breach(
                    $"BMI and sex explain more variance of ln {panel.Markers[k].Name.InWords()} than there is: of one measurement's variance lasting levels have {Shown(reliability)} "
                    + $"(the reliability), BMI correlation and sex difference ask for {Shown(reliability - panel.Unexplained[k, k])}.",
                    "Bring \"bmi-correlation\" or \"female-minus-male\" nearer to 0, or raise \"reliability\" or the spread.",
                    "population.bmi",
                    "population.female-share");
            }
        }

        if (place.Breaches == before && panel.Lower is null)
        {
            place.At("marker-correlations").Breach(
                "the correlations contradict each other, or the reliabilities: no lasting levels can have them all at once.",
                "Bring them nearer to 0, or raise the reliabilities; measurements of reliability q and r correlate by sqrt(q x r) at most.",
                "population.markers");
        }
    }

    private static double Shown(double variance) => Math.Round(variance, 4);
}
