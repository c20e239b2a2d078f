using System.Runtime.CompilerServices;

namespace TrialSim.Numerics.Distributions;

/// <summary>Checks of a distribution's parameters.</summary>
internal static class Parameter
{
    /// <summary>Whether a parameter is a number, which must then lie above 0. Where it is none, as with degrees of freedom that could not be estimated, so is the result.</summary>
    public static bool IsKnown(double parameter, [CallerArgumentExpression(nameof(parameter))] string? name = null)
    {
        if (double.IsNaN(parameter))
        {
            return false;
        }

        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(parameter, name);
        return true;
    }

    /// <summary>The same for a parameter that may be 0.</summary>
    public static bool IsKnownOrZero(double parameter, [CallerArgumentExpression(nameof(parameter))] string? name = null)
    {
        if (double.IsNaN(parameter))
        {
            return false;
        }

        ArgumentOutOfRangeException.ThrowIfNegative(parameter, name);
        return true;
    }
}
