namespace TrialSim.Numerics.Distributions;

/// <summary>A standard normal variable known to lie in an interval, seen from the tail that keeps the digits.</summary>
internal readonly struct NormalInterval
{
    private readonly double tail; // probability beyond the end nearer to that tail
    private readonly double sign;

    private NormalInterval(double tail, double probability, double sign) => (this.tail, Probability, this.sign) = (tail, probability, sign);

    /// <summary>Probability of the interval; 0 where it is empty.</summary>
    public double Probability { get; }

    /// <summary>The interval from <paramref name="low"/> to <paramref name="high"/>; ends may be infinite, and NaN ends make it empty.</summary>
    public static NormalInterval Between(double low, double high)
    {
        double sign = low > 0 ? 1 : -1;
        double near = NormalDistribution.UpperTail(sign > 0 ? low : -high);
        double far = NormalDistribution.UpperTail(sign > 0 ? high : -low);
        return near > far ? new(far, near - far, sign) : default;
    }

    /// <summary>The value below which a share of the interval's probability lies (above which, for an interval in the upper half).</summary>
    public double Quantile(double share) => sign * NormalDistribution.UpperQuantile(tail + (share * Probability));
}
