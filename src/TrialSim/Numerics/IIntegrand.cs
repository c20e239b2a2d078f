namespace TrialSim.Numerics;

/// <summary>A function of one number, to be integrated.</summary>
internal interface IIntegrand
{
    /// <summary>Its value.</summary>
    double At(double x);
}
