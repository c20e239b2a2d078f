namespace TrialSim.Numerics.Distributions;

/// <summary>Expectations over a beta variable.</summary>
internal static class BetaMixture
{
    /// <summary>E f(B).</summary>
    /// <param name="conditional">f on (0, 1): smooth and of one sign.</param>
    /// <param name="a">First parameter, above 0: the mean is a / (a + b).</param>
    /// <param name="b">Second parameter, above 0.</param>
    /// <param name="relativeError">Wanted relative error.</param>
    public static double Expectation<TConditional>(in TConditional conditional, double a, double b, double relativeError)
        where TConditional : struct, IIntegrand
    {
        // over the logit, whose density falls at least like e^-a|x| and e^-b|x| on the two sides of the mean
        double centre = Portable.Log(a / b);
        double sd = Math.Sqrt((1 / a) + (1 / b));
        var ends = new PanelEnds(stackalloc double[6], centre - (45 / a) - (10 * sd), centre + (45 / b) + (10 * sd));
        ends.AddAround(centre, sd);
        return AdaptiveQuadrature.Integrate(new OnLogitScale<TConditional>(conditional, a, b), ends.Sorted, relativeError);
    }

    private readonly struct OnLogitScale<TConditional>(TConditional conditional, double a, double b) : IIntegrand
        where TConditional : struct, IIntegrand
    {
        private readonly TConditional conditional = conditional;

        public double At(double logit)
        {
            var at = BetaArgument.FromOdds(Portable.Exp(logit), a, b);
            return IncompleteBeta.Density(a, b, at) * conditional.At(at.X);
        }
    }
}
