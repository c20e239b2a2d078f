using TrialSim.Numerics;

namespace TrialSim.Statistics.Logistic;

/// <summary>A response distribution with its canonical link: what a regression needs to know of it, eight patients at a time.</summary>
public interface ICanonicalFamily
{
    /// <summary>Log likelihood of a response (without terms that the predictor does not change), and mean and variance of the distribution.</summary>
    static abstract Lanes Evaluate(Lanes predictor, Lanes response, out Lanes mean, out Lanes variance);

    /// <summary>Half the ratio of third to second cumulant: what Firth's score adds per unit of leverage.</summary>
    static abstract Lanes HalfSkewness(Lanes mean);

    /// <summary>
    /// How far a change of the predictor goes against the response: where it is 0 for every patient and the change is not, the likelihood
    /// rises along it for ever.
    /// </summary>
    static abstract Lanes Opposition(Lanes change, Lanes response);
}
