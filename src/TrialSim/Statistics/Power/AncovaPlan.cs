using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.Power;

/// <summary>Power of the two-sided test of treatment in an analysis of covariance with two arms.</summary>
/// <remarks>Source: Shieh (2020), Psychometrika 85:101-120, and the distribution of the covariates' imbalance behind it.</remarks>
public sealed record AncovaPlan
{
    /// <summary>Patients in one arm.</summary>
    public required double Patients1 { get; init; }

    /// <summary>Patients in the other arm.</summary>
    public required double Patients0 { get; init; }

    /// <summary>True difference between the arms given the covariates, in the outcome's unit.</summary>
    public required double Difference { get; init; }

    /// <summary>Standard deviation of the outcome within an arm, before adjustment.</summary>
    public required double StandardDeviation { get; init; }

    /// <summary>Multiple correlation of the covariates with the outcome within an arm, from -1 to 1.</summary>
    public required double Correlation { get; init; }

    /// <summary>Number of covariates, 0 or more.</summary>
    public int Covariates { get; init; } = 1;

    /// <summary>Two-sided level.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>Degrees of freedom of the residual variance.</summary>
    public double DegreesOfFreedom => Patients1 + Patients0 - 2 - Covariates;

    /// <summary>Difference over its standard error when the covariates are balanced between the arms.</summary>
    public double Noncentrality =>
        Difference / (StandardDeviation * Math.Sqrt((1 - Correlation) * (1 + Correlation)) * PowerOfT.PerStandardDeviation(Patients1, Patients0));

    /// <summary>Power when the covariates happen to be balanced between the arms.</summary>
    public double PowerIfBalanced => PowerOfT.TwoSided(Noncentrality, DegreesOfFreedom, Alpha);

    /// <summary>Power over covariates that are jointly normal and independent of the arm, as randomization makes them.</summary>
    /// <remarks>Imbalance multiplies the variance of the estimate by 1 / B, B being beta with parameters (N - 1 - q) / 2 and q / 2.</remarks>
    public double Power => Covariates == 0
        ? PowerIfBalanced
        : BetaMixture.Expectation(new GivenBalance(this), (Patients1 + Patients0 - 1 - Covariates) / 2, Covariates / 2.0, 1e-11);

    /// <summary>Patients in both arms together for a power over random covariates, in the present allocation.</summary>
    public double TotalFor(double power)
    {
        double share = Patients1 / (Patients1 + Patients0);
        double fewest = 2 + Covariates;
        return fewest + PowerSearch.Solve(
            n => (this with { Patients1 = share * (fewest + n), Patients0 = (1 - share) * (fewest + n) }).Power, power, 50, "number of patients");
    }

    private readonly struct GivenBalance(AncovaPlan plan) : IIntegrand
    {
        private readonly double noncentrality = plan.Noncentrality;
        private readonly double df = plan.DegreesOfFreedom;
        private readonly double critical = StudentT.Critical(plan.Alpha, plan.DegreesOfFreedom);

        public double At(double balance)
        {
            double shift = noncentrality * Math.Sqrt(balance);
            return NoncentralT.UpperTail(critical, df, shift) + NoncentralT.Cumulative(-critical, df, shift);
        }
    }
}
