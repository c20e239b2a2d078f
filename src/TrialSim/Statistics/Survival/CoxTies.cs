namespace TrialSim.Statistics.Survival;

/// <summary>How the partial likelihood of the Cox model treats events at the same time.</summary>
public enum CoxTies
{
    /// <summary>Averages over the orders in which they may have happened. Source: Efron (1977), JASA 72:557-565.</summary>
    Efron,

    /// <summary>All of them at risk throughout. Source: Breslow (1974), Biometrics 30:89-99.</summary>
    Breslow,

    /// <summary>Truly simultaneous: the conditional logistic likelihood of which patients they are. Source: Cox (1972), JRSS B 34:187-220.</summary>
    Exact,
}
