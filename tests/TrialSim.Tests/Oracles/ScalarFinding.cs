namespace TrialSim.Tests.Oracles;

/// <summary>What an analysis finds in one trial; P is that of the analysis's alternative.</summary>
internal sealed record ScalarFinding(bool Estimable, double Estimate, double Variance, double DegreesOfFreedom, double P)
{
    public static ScalarFinding None { get; } = new(false, 0, 0, 0, 1);
}
