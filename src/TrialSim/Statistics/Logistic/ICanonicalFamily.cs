using TrialSim.Numerics;

namespace TrialSim.Statistics.Logistic;

/// <summary>A response distribution with its canonical link: what a regression needs to know of it, eight patients at a time.</summary>
public interface ICanonicalFamily
{
    /// <summary>Log likelihood of a response (without terms that the predictor does not change), and mean and variance of the distribution.</summary>
    static abstract Lanes Evaluate(Lanes predictor, Lanes response, out Lanes mean, out Lanes variance);

    /// <summary>First and second derivative of the variance in the predictor.</summary>
    static abstract void VarianceSlopes(Lanes mean, Lanes variance, out Lanes first, out Lanes second);

    /// <summary>
    /// Which moves of a patient's predictor, however far, its likelihood can bear: 1 those upwards, -1 those downwards, 0 none. Along a
    /// direction that all patients can bear, and that moves some, the likelihood rises for ever.
    /// </summary>
    static abstract Lanes Sign(Lanes response);
}
