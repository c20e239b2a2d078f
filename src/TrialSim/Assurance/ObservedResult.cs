using TrialSim.Numerics.Distributions;
using TrialSim.Quantities;

namespace TrialSim.Assurance;

/// <summary>What a trial has shown of an effect: normal around the truth with a known standard error.</summary>
/// <param name="Estimate">Estimate.</param>
/// <param name="StandardError">Its standard error, above 0.</param>
internal readonly record struct ObservedResult(double Estimate, double StandardError)
{
    /// <summary>Estimate over standard error.</summary>
    public double Z => Estimate / StandardError;

    /// <summary>A result by its standard error or, without one, by its two-sided p-value: |estimate| over the normal deviate of half of p.</summary>
    public static ObservedResult Of(EffectSize? estimate, PValue? p, EffectSpread? standardError)
    {
        double value = estimate?.Value ?? 1;
        return new(value, standardError?.Value ?? (Math.Abs(value) / NormalDistribution.UpperQuantile((p?.Value ?? 0.5) / 2)));
    }

    /// <summary>Reports a result that says too little, or the same twice.</summary>
    public static void Check(ScenarioPlace place, EffectSize? estimate, PValue? p, EffectSpread? standardError, PriorUnit unit)
    {
        if (estimate is null && unit == PriorUnit.OfProperty)
        {
            place.At("estimate").Breach("missing.", "Add \"estimate\" in the unit of the property that \"about\" names; only in multiples of the drug effect it is 1.", "about");
        }

        if (p is null && standardError is null)
        {
            place.At("p-value").Breach("neither a \"p-value\" nor a \"standard-error\".", "Give one of the two: how precise the result is.");
        }
        else if (p is not null && standardError is not null)
        {
            place.At("p-value").Breach("the \"standard-error\" says this already.", "Keep one of the two.");
        }
        else if (p is not null && estimate?.Value == 0)
        {
            place.At("p-value").Breach("with an estimate of 0 a p-value does not tell the precision.", "Give the \"standard-error\" instead.");
        }
    }

    /// <summary>The result in words.</summary>
    public string Describe() => FormattableString.Invariant($"estimate {Estimate:G6}, standard error {StandardError:G4}");
}
