namespace TrialSim.Assurance;

/// <summary>One piece of a prior: the distribution of an effect in one piece, without jumps but a possible single point.</summary>
internal abstract record EffectLaw
{
    /// <summary>Mean.</summary>
    public abstract double Mean { get; }

    /// <summary>Variance.</summary>
    public abstract double Variance { get; }

    /// <summary>The effect below which a share <paramref name="u"/> of the probability lies, 0 &lt; u &lt; 1.</summary>
    public abstract double Quantile(double u);

    /// <summary>Probability of less than an effect.</summary>
    public abstract double Below(double effect);

    /// <summary>Probability of just this effect.</summary>
    public virtual double Exactly(double effect) => 0;
}
