namespace TrialSim.Claims;

/// <summary>An estimate of a claimed effect with its error; HAM-D points.</summary>
/// <param name="Value">The estimate; not a number where there is none.</param>
/// <param name="Variance">Square of its standard error; not a number where there is none.</param>
/// <param name="DegreesOfFreedom">Those of its interval; infinite for a normal one.</param>
internal readonly record struct EffectEstimate(double Value, double Variance, double DegreesOfFreedom)
{
    /// <summary>There is none.</summary>
    public static EffectEstimate None => new(double.NaN, double.NaN, double.NaN);

    /// <summary>What a trial's own patients say of a claim, as if its set had been chosen beforehand.</summary>
    /// <remarks>An enhanced effect is the effect among members less that among the others, with one spread for all four cells.</remarks>
    public static EffectEstimate Naive(ClaimKind kind, in SetEffect effect) => kind switch
    {
        ClaimKind.EnhancedEffect => effect is { IsEstimable: true, IsEstimableOutside: true }
            ? new(effect.Inside - effect.Outside, effect.PooledSpread * (effect.Leverage + effect.LeverageOutside), effect.DegreesOfFreedom + effect.DegreesOfFreedomOutside)
            : None,
        ClaimKind.HarmOutside => effect.IsEstimableOutside ? new(effect.Outside, effect.VarianceOutside, effect.DegreesOfFreedomOutside) : None,
        _ => effect.IsEstimable ? new(effect.Inside, effect.Variance, effect.DegreesOfFreedom) : None,
    };

    /// <summary>The naive estimate drawn towards the effect in everybody, by as much as the two parts of the trial agree.</summary>
    /// <remarks>
    /// Empirical Bayes for two exchangeable effects (DerSimonian and Laird 1986 for the variance between them, Controlled Clinical Trials
    /// 7:177-188; Morris 1983, JASA 78:47-55 for the shrinkage). Where they differ no more than chance explains, both become the common
    /// effect, and the enhancement 0. None for a claim about everybody.
    /// </remarks>
    public static EffectEstimate Shrunken(ClaimKind kind, in SetEffect effect)
    {
        if (kind == ClaimKind.OverallEffect || effect is not { IsEstimable: true, IsEstimableOutside: true })
        {
            return None;
        }

        double spread = effect.PooledSpread;
        double inside = spread * effect.Leverage, outside = spread * effect.LeverageOutside;
        double w1 = 1 / inside, w0 = 1 / outside, w = w1 + w0;
        double common = ((w1 * effect.Inside) + (w0 * effect.Outside)) / w;
        double difference = effect.Inside - effect.Outside;
        double heterogeneity = w1 * w0 / w * difference * difference; // Cochran's Q
        double between = Math.Max(0, (heterogeneity - 1) / (w - (((w1 * w1) + (w0 * w0)) / w)));
        double keepInside = between / (between + inside), keepOutside = between / (between + outside);
        double shrunkInside = common + (keepInside * (effect.Inside - common)), shrunkOutside = common + (keepOutside * (effect.Outside - common));
        double varianceInside = (keepInside * inside) + ((1 - keepInside) * (1 - keepInside) / w);
        double varianceOutside = (keepOutside * outside) + ((1 - keepOutside) * (1 - keepOutside) / w);
        double df = effect.DegreesOfFreedom + effect.DegreesOfFreedomOutside;
        return kind switch
        {
            ClaimKind.EnhancedEffect => new(shrunkInside - shrunkOutside, (keepInside * inside) + (keepOutside * outside), df),
            ClaimKind.HarmOutside => new(shrunkOutside, varianceOutside, df),
            _ => new(shrunkInside, varianceInside, df),
        };
    }
}
