namespace TrialSim.Numerics.Distributions;

/// <summary>One tail of a distribution on the positive half line, as a search for its quantile sees it.</summary>
internal interface ITail
{
    /// <summary>The tail's probability at x.</summary>
    double Probability(double x);

    /// <summary>The density of ln X at ln x: x times the density of X.</summary>
    double LogScaleDensity(double x);
}
