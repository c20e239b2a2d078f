using TrialSim.Numerics;

namespace TrialSim.Statistics.Survival;

/// <summary>Limits of a survival probability on the scales of <see cref="SurvivalScale"/>.</summary>
internal static class SurvivalLimits
{
    /// <summary>The interval; null where the scale does not define it.</summary>
    /// <param name="survival">Survival probability.</param>
    /// <param name="logError">Standard error of its logarithm.</param>
    /// <param name="z">Half-width in standard errors.</param>
    /// <param name="scale">The scale.</param>
    public static ConfidenceInterval? Of(double survival, double logError, double z, SurvivalScale scale)
    {
        bool isInner = survival is > 0 and < 1;
        return scale switch
        {
            SurvivalScale.Plain => survival > 0 ? Plain(survival, z * logError * survival) : null,
            SurvivalScale.Log => survival > 0 ? Log(survival, z * logError) : null,
            SurvivalScale.LogLog => isInner ? LogLog(survival, z * logError) : null,
            SurvivalScale.Logit => isInner ? Logit(survival, z * logError / (1 - survival)) : null,
            SurvivalScale.ArcSine => isInner ? ArcSine(survival, 0.5 * z * logError * Math.Sqrt(survival / (1 - survival))) : null,
            _ => throw new ArgumentOutOfRangeException(nameof(scale), scale, "not a scale"),
        };
    }

    private static ConfidenceInterval Plain(double survival, double margin) =>
        new(Math.Max(0, survival - margin), Math.Min(1, survival + margin));

    private static ConfidenceInterval Log(double survival, double margin) =>
        new(survival * Portable.Exp(-margin), Math.Min(1, survival * Portable.Exp(margin)));

    // the log of minus log survival moves by margin / -log survival, its error; more is less survival
    private static ConfidenceInterval LogLog(double survival, double margin)
    {
        double hazard = -Portable.Log(survival);
        double factor = Portable.Exp(margin / hazard);
        return new(Portable.Exp(-hazard * factor), Portable.Exp(-hazard / factor));
    }

    private static ConfidenceInterval Logit(double survival, double margin)
    {
        double odds = survival / (1 - survival);
        double factor = Portable.Exp(margin);
        return new(odds / (factor + odds), odds * factor / (1 + (odds * factor)));
    }

    // sin^2(a -+ h) for sin^2(a) = survival, held at 0 and 1
    private static ConfidenceInterval ArcSine(double survival, double margin)
    {
        const double QuarterTurn = 1.5707963267948966;
        double root = Math.Sqrt(survival);
        double rest = Math.Sqrt(1 - survival);
        var (sine, cosine) = margin < QuarterTurn ? SineAndCosine(margin) : (1, 0);
        double lower = sine >= root ? 0 : (root * cosine) - (rest * sine);
        double upper = sine >= rest ? 1 : (root * cosine) + (rest * sine);
        return new(lower * lower, upper * upper);
    }

    // Their power series; up to a quarter turn 24 terms are ample.
    private static (double Sine, double Cosine) SineAndCosine(double angle)
    {
        double sine = 0;
        double cosine = 0;
        double term = 1;
        for (int k = 0; k < 24; k++)
        {
            (sine, cosine) = (k % 4) switch
            {
                0 => (sine, cosine + term),
                1 => (sine + term, cosine),
                2 => (sine, cosine - term),
                _ => (sine - term, cosine),
            };
            term *= angle / (k + 1);
        }

        return (sine, cosine);
    }
}
