namespace TrialSim.Numerics;

/// <summary>A function on the unit cube, to be integrated.</summary>
internal interface ICubeIntegrand
{
    /// <summary>Number of coordinates.</summary>
    int Dimension { get; }

    /// <summary>Its value.</summary>
    double At(ReadOnlySpan<double> point);
}
