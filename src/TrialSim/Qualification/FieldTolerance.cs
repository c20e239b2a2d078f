using System.Text.Json.Nodes;

namespace TrialSim.Qualification;

/// <summary>How near a number must come to the expected one: within the larger of an absolute and a relative distance.</summary>
/// <param name="Relative">Share of the expected number's magnitude.</param>
/// <param name="Absolute">Distance that always passes.</param>
/// <param name="ByField">Tolerances of fields that have their own, for everything nested in them too.</param>
internal sealed record FieldTolerance(double Relative, double Absolute, IReadOnlyDictionary<string, FieldTolerance> ByField)
{
    /// <summary>Whether the numbers come from simulations, to be compared within their Monte Carlo errors.</summary>
    public bool IsStochastic => Relative == 0 && Absolute == 0;

    /// <summary>The tolerance that a case states; without one the numbers must agree to rounding.</summary>
    public static FieldTolerance Of(JsonObject? stated)
    {
        // a text instead of a tolerance explains the field and states nothing
        var byField = (stated?["by_field"] as JsonObject)?.Where(f => f.Value is JsonObject).ToDictionary(f => f.Key, f => Of(f.Value as JsonObject)) ?? [];
        return new(stated?["rel"]?.GetValue<double>() ?? 1e-12, stated?["abs"]?.GetValue<double>() ?? 0, byField);
    }

    /// <summary>The tolerance for what is nested in a field.</summary>
    public FieldTolerance For(string field) => ByField.TryGetValue(field, out var own) ? own with { ByField = ByField } : this;

    /// <summary>The error in units in which <see cref="Relative"/> is the limit: relative, but never to less than the size at which the absolute tolerance rules.</summary>
    public double Error(double expected, double actual)
    {
        if (expected == actual || (double.IsNaN(expected) && double.IsNaN(actual)))
        {
            return 0;
        }

        double distance = Math.Abs(actual - expected);
        return distance / Math.Max(Math.Abs(expected), Relative > 0 ? Absolute / Relative : 0);
    }

    /// <summary>Whether a number is near enough.</summary>
    public bool Accepts(double expected, double actual) =>
        expected == actual
        || (double.IsNaN(expected) && double.IsNaN(actual))
        || (double.IsFinite(expected) && double.IsFinite(actual) && Math.Abs(actual - expected) <= Math.Max(Absolute, Relative * Math.Abs(expected)));
}
