using TrialSim.Outcomes;

namespace TrialSim.Tests.Oracles;

/// <summary>Drug effects as their documentation writes them.</summary>
internal static class ScalarDrugEffect
{
    /// <summary>Effect at a lasting ln CRP, HAM-D points.</summary>
    public static double At(DrugEffect effect, double logCrp) => effect switch
    {
        NoDrugEffect => 0,
        ConstantDrugEffect own => own.Points.Value,
        LinearDrugEffect own => own.Slope.Value * (logCrp - Math.Log(own.NullAt.Value)),
        ThresholdDrugEffect own => logCrp > Math.Log(own.Cut.Value) ? own.Above.Value : own.AtMost.Value,
        EmaxDrugEffect own => Emax(own, Math.Exp(logCrp)),
        UShapedDrugEffect own => UShaped(own.AtTurn.Value, own.Curvature.Value, own.Limit.Value, logCrp - Math.Log(own.TurnsAt.Value)),
        _ => throw new NotSupportedException($"no twin of {effect}"),
    };

    private static double Emax(EmaxDrugEffect own, double crp)
    {
        double h = own.Hill.Value;
        double share = Math.Pow(crp, h) / (Math.Pow(own.HalfMaximumAt.Value, h) + Math.Pow(crp, h));
        return own.AtZero.Value + ((own.Maximum.Value - own.AtZero.Value) * share);
    }

    /// <summary>A parabola that is held at a limit.</summary>
    public static double UShaped(double atTurn, double curvature, double limit, double distance)
    {
        double effect = atTurn + (curvature * distance * distance);
        return curvature >= 0 ? Math.Min(effect, limit) : Math.Max(effect, limit);
    }
}
