using TrialSim.Numerics;

namespace TrialSim.Exposure;

/// <summary>
/// The two exponentials that a two-compartment patient is made of, in each of eight trials. The central concentration is the sum of a fast
/// and a slow part, each of which decays on its own and takes its own share of an infusion: equations (2) to (5) of docs/exposure.md.
/// </summary>
internal readonly struct ExponentialModes
{
    private readonly Lanes exchangeRate; // Q / V2

    /// <summary>Rates and shares of an infusion that follow from clearances and volumes.</summary>
    public ExponentialModes(Lanes clearance, Lanes central, Lanes exchange, Lanes peripheral)
    {
        var elimination = clearance / central;
        exchangeRate = exchange / peripheral;
        var sum = elimination + (exchange / central) + exchangeRate;
        var product = elimination * exchangeRate;
        Fast = 0.5 * (sum + Lanes.Sqrt(Lanes.Fma(sum, sum, -4.0 * product)));
        Slow = product / Fast; // the quotient keeps the digits that a difference of near numbers would lose
        var between = Lanes.One / (central * (Fast - Slow));
        FastInput = (Fast - exchangeRate) * between;
        SlowInput = (exchangeRate - Slow) * between;
    }

    /// <summary>Rate of the fast exponential, per day.</summary>
    public Lanes Fast { get; }

    /// <summary>Rate of the slow exponential, per day.</summary>
    public Lanes Slow { get; }

    /// <summary>What a milligram adds to the fast part of the concentration, 1/L.</summary>
    public Lanes FastInput { get; }

    /// <summary>What a milligram adds to the slow part of the concentration, 1/L.</summary>
    public Lanes SlowInput { get; }

    /// <summary>One exponential over some days, with a constant infusion into it.</summary>
    public static Lanes Advance(Lanes part, Lanes rate, Lanes days, Lanes inputPerDay)
    {
        var left = LaneMath.Exp(-rate * days);
        return Lanes.Fma(part, left, inputPerDay / rate * (Lanes.One - left));
    }

    /// <summary>Carries what is in the body over to changed rates: both compartments hold what they held.</summary>
    public void Carry(in ExponentialModes next, ref Lanes fast, ref Lanes slow)
    {
        var concentration = fast + slow;
        var peripheral = (fast / (exchangeRate - Fast)) + (slow / (exchangeRate - Slow)); // amount in the periphery over Q
        var nextFast = next.exchangeRate - next.Fast;
        var nextSlow = next.exchangeRate - next.Slow;
        slow = nextSlow * ((peripheral * nextFast) - concentration) / (nextFast - nextSlow);
        fast = concentration - slow;
    }
}
