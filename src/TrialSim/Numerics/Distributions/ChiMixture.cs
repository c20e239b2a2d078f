namespace TrialSim.Numerics.Distributions;

/// <summary>Expectations over S = root(chi-square / df), the ratio of an estimated to a true standard deviation: what turns normal probabilities into those of t.</summary>
internal static class ChiMixture
{
    private const double RootTwoOverPi = 0.79788456080286535588;

    /// <summary>E f(S).</summary>
    /// <param name="conditional">f: the probability given S, 0 or above.</param>
    /// <param name="df">Degrees of freedom, above 0; infinite ones make S equal to 1.</param>
    /// <param name="relativeError">Wanted relative error.</param>
    /// <param name="step">Where f steps from 0 to 1 or back; none by default.</param>
    /// <param name="stepScale">Relative width of the step.</param>
    public static double Expectation<TConditional>(
        in TConditional conditional, double df, double relativeError, double step = double.NaN, double stepScale = double.NaN)
        where TConditional : struct, IIntegrand, allows ref struct
    {
        if (double.IsPositiveInfinity(df))
        {
            return conditional.At(1);
        }

        // the density of ln S at v is proportional to exp(df (v - (e^2v - 1) / 2)): past these ends it is below e^-745
        double reach = 745 / df;
        double low = -reach - Math.Sqrt(reach);
        double high = Math.Min(Math.Sqrt(reach), 0.5 * Portable.Log(2 + (4 * reach)));
        var ends = new PanelEnds(stackalloc double[12], low, high);
        ends.AddPeak(0, 1 / Math.Sqrt(2 * df));
        if (step > 0)
        {
            ends.AddAround(Portable.Log(step), stepScale);
        }

        return AdaptiveQuadrature.Integrate(new OnLogScale<TConditional>(conditional, df), ends.Sorted, relativeError);
    }

    private readonly ref struct OnLogScale<TConditional>(TConditional conditional, double df) : IIntegrand
        where TConditional : struct, IIntegrand, allows ref struct
    {
        private readonly TConditional conditional = conditional;
        private readonly double shape = df / 2;
        private readonly double scale = Math.Sqrt(df / 2) * RootTwoOverPi * Portable.Exp(-GammaFunction.StirlingError(df / 2));

        public double At(double v)
        {
            double excess = Portable.Expm1(2 * v);
            double fromMean = excess > -0.4 ? Portable.Log1pLessArgument(excess) : (2 * v) - excess;
            double density = scale * Portable.Exp(shape * fromMean);
            return density == 0 ? 0 : density * conditional.At(Portable.Exp(v));
        }
    }
}
