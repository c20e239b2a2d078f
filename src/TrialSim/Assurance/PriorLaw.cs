using TrialSim.Numerics;

namespace TrialSim.Assurance;

/// <summary>The distribution of an effect that a prior means: one piece or a mixture of several.</summary>
internal sealed class PriorLaw
{
    private readonly WeightedLaw[] pieces;

    /// <summary>A mixture; the weights need not sum to 1.</summary>
    public PriorLaw(IEnumerable<WeightedLaw> pieces)
    {
        WeightedLaw[] given = [.. pieces];
        double sum = given.Sum(p => p.Weight);
        this.pieces = [.. given.Select(p => p with { Weight = p.Weight / sum })];
        Mean = this.pieces.Sum(p => p.Weight * p.Law.Mean);
        double variance = this.pieces.Sum(p => p.Weight * (p.Law.Variance + ((p.Law.Mean - Mean) * (p.Law.Mean - Mean))));
        Sd = Math.Sqrt(variance);
    }

    /// <summary>A distribution in one piece.</summary>
    public PriorLaw(EffectLaw law)
        : this([new(1, law)])
    {
    }

    /// <summary>Mean.</summary>
    public double Mean { get; }

    /// <summary>Standard deviation; 0 where the effect is certain.</summary>
    public double Sd { get; }

    /// <summary>The pieces; their weights sum to 1.</summary>
    public IReadOnlyList<WeightedLaw> Pieces => pieces;

    /// <summary>
    /// The effect at a place in the probability, 0 &lt; u &lt; 1: u uniform gives effects of this distribution. The pieces lie side by
    /// side in their order, so that strata of u part them too.
    /// </summary>
    public double At(double u)
    {
        double start = 0;
        for (int i = 0; ; i++)
        {
            double within = (u - start) / pieces[i].Weight;
            if (within < 1 || i == pieces.Length - 1)
            {
                return pieces[i].Law.Quantile(Math.Clamp(within, 1e-15, 1 - 1e-15));
            }

            start += pieces[i].Weight;
        }
    }

    /// <summary>Probability of less than an effect.</summary>
    public double Below(double effect) => pieces.Sum(p => p.Weight * p.Law.Below(effect));

    /// <summary>Probability of just this effect.</summary>
    public double Exactly(double effect) => pieces.Sum(p => p.Weight * p.Law.Exactly(effect));

    /// <summary>Probability of more than an effect.</summary>
    public double Above(double effect) => Math.Max(0, 1 - Below(effect) - Exactly(effect));

    /// <summary>The distribution once a result is known; all pieces must be normal.</summary>
    /// <remarks>Each piece by itself; its weight in proportion to how likely it made the result.</remarks>
    public PriorLaw After(ObservedResult result)
    {
        NormalLaw[] normal = [.. pieces.Select(p => (NormalLaw)p.Law)];
        double[] logWeights = [.. normal.Select((law, i) => Portable.Log(pieces[i].Weight) + law.LogDensityOf(result))];
        double largest = logWeights.Max();
        return new(normal.Select((law, i) => new WeightedLaw(Portable.Exp(logWeights[i] - largest), law.After(result))));
    }
}
