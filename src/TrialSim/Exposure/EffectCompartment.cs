using TrialSim.Numerics;

namespace TrialSim.Exposure;

/// <summary>
/// An effect compartment that follows the serum at its own rate. Each exponential of the serum lends it a multiple of itself; the rest is an
/// exponential of the delay's own rate.
/// </summary>
internal readonly struct EffectCompartment(Lanes rate, Lanes fastRate, Lanes slowRate)
{
    private readonly Lanes fastGain = Gain(rate, fastRate);
    private readonly Lanes slowGain = Gain(rate, slowRate);

    /// <summary>What is left of a delayed concentration without what the serum's two parts lend it.</summary>
    public Lanes Own(Lanes delayed, Lanes fast, Lanes slow) => delayed - (fastGain * fast) - (slowGain * slow);

    /// <summary>The delayed concentration.</summary>
    public Lanes Whole(Lanes own, Lanes fast, Lanes slow) => own + (fastGain * fast) + (slowGain * slow);

    // ke0 / (ke0 - lambda), held away from the pole, where the two exponentials would merge into one
    private static Lanes Gain(Lanes rate, Lanes exponential)
    {
        var apart = rate - exponential;
        var least = 1e-7 * rate;
        return rate / (Lanes.Abs(apart) < least).Select(least, apart);
    }
}
