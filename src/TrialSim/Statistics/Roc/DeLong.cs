using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.Roc;

/// <summary>Area under a marker's operating characteristic with DeLong's variance: its structural components, one a patient.</summary>
/// <remarks>
/// The area is the probability that a case's marker speaks more for a case than a control's, ties counting one half. Its variance needs at
/// least two cases and two controls; otherwise it is NaN. It is 0, and misleading, where the area is 0 or 1. Sources: DeLong, DeLong and
/// Clarke-Pearson (1988), Biometrics 44:837-845; by midranks: Sun and Xu (2014), IEEE Signal Processing Letters 21:1389-1393.
/// </remarks>
public sealed class DeLong
{
    private readonly double[] ofCases;
    private readonly double[] ofControls;

    private DeLong(double[] ofCases, double[] ofControls)
    {
        this.ofCases = ofCases;
        this.ofControls = ofControls;
        Auc = ofCases.Sum() / ofCases.Length;
        Variance = CovarianceWith(this);
    }

    /// <summary>Area under the curve, from 0 to 1; 0.5 by chance.</summary>
    public double Auc { get; }

    /// <summary>Its variance.</summary>
    public double Variance { get; }

    /// <summary>Its standard error.</summary>
    public double StandardError => Math.Sqrt(Variance);

    /// <summary>Normal deviate of the area from 0.5.</summary>
    public double ZAgainstChance => (Auc - 0.5) / StandardError;

    /// <summary>Number of cases and controls together.</summary>
    public int Patients => ofCases.Length + ofControls.Length;

    /// <summary>The area of a marker and its components.</summary>
    /// <param name="cases">Marker of the cases.</param>
    /// <param name="controls">Marker of the controls.</param>
    /// <param name="direction">On which side of a cut-off a case is called.</param>
    /// <exception cref="StatisticsInputException">There is no case or no control.</exception>
    public static DeLong Of(ReadOnlySpan<double> cases, ReadOnlySpan<double> controls, MarkerDirection direction)
    {
        FiniteSample.Require(cases, nameof(cases));
        FiniteSample.Require(controls, nameof(controls));
        RocCurve.RequireBoth(cases.Length, controls.Length);
        var among = Midranks.Of([.. cases, .. controls]);
        var amongCases = Midranks.Of(cases);
        var amongControls = Midranks.Of(controls);
        var ofCases = new double[cases.Length];
        for (int i = 0; i < ofCases.Length; i++)
        {
            double below = (among[i] - amongCases[i]) / controls.Length; // share of controls with a lower marker
            ofCases[i] = direction == MarkerDirection.HigherInCases ? below : 1 - below;
        }

        var ofControls = new double[controls.Length];
        for (int j = 0; j < ofControls.Length; j++)
        {
            double below = (among[cases.Length + j] - amongControls[j]) / cases.Length; // share of cases with a lower marker
            ofControls[j] = direction == MarkerDirection.HigherInCases ? 1 - below : below;
        }

        return new(ofCases, ofControls);
    }

    /// <summary>Covariance of two areas of the same patients: their components in the same order.</summary>
    public double CovarianceWith(DeLong other) =>
        (Covariance(ofCases, Auc, other.ofCases, other.Auc) / ofCases.Length) + (Covariance(ofControls, Auc, other.ofControls, other.Auc) / ofControls.Length);

    /// <summary>Normal interval, cut off at 0 and 1.</summary>
    /// <param name="confidence">Level, above 0 and below 1.</param>
    public ConfidenceInterval Interval(double confidence)
    {
        double margin = StandardError * NormalDistribution.UpperQuantile(ConfidenceInterval.TailArea(confidence, Alternative.TwoSided));
        return new(Math.Clamp(Auc - margin, 0, 1), Math.Clamp(Auc + margin, 0, 1));
    }

    /// <summary>Interval that is normal on the scale of log odds; NaN where the area is 0 or 1.</summary>
    /// <param name="confidence">Level, above 0 and below 1.</param>
    /// <remarks>Source: Pepe (2003), The Statistical Evaluation of Medical Tests, section 5.2.</remarks>
    public ConfidenceInterval LogitInterval(double confidence)
    {
        double odds = Auc / (1 - Auc);
        double z = NormalDistribution.UpperQuantile(ConfidenceInterval.TailArea(confidence, Alternative.TwoSided));
        double factor = Portable.Exp(z * StandardError / (Auc * (1 - Auc)));
        return new(1 / (1 + (factor / odds)), 1 / (1 + (1 / (factor * odds))));
    }

    private static double Covariance(double[] first, double firstMean, double[] second, double secondMean)
    {
        if (first.Length != second.Length)
        {
            throw new ArgumentException("the areas are not of the same patients", nameof(second));
        }

        double sum = 0;
        for (int i = 0; i < first.Length; i++)
        {
            sum += (first[i] - firstMean) * (second[i] - secondMean);
        }

        return first.Length > 1 ? sum / (first.Length - 1) : double.NaN;
    }
}
