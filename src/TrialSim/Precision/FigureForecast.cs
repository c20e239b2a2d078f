using TrialSim.Characteristics;

namespace TrialSim.Precision;

/// <summary>What a pilot says of one figure.</summary>
/// <param name="Figure">The figure as the pilot has it.</param>
/// <param name="Target">Its target; null where the number of trials is given.</param>
/// <param name="State">How it stands in the pilot; with a given number of trials <see cref="NeedState.Met"/> or <see cref="NeedState.NoValue"/>.</param>
/// <param name="Value">Trials needed, or the Monte Carlo standard error after the given trials; not a number where there is none.</param>
/// <param name="Lower">Lower end of a 95% interval for it; not a number where it is a bound.</param>
/// <param name="Upper">Upper end.</param>
/// <param name="IsBound">Whether it is a bound only, for too little stands behind the figure: so many trials at the least, or an error of about so much at the most.</param>
public sealed record FigureForecast(Figure Figure, PrecisionTarget? Target, NeedState State, double Value, double Lower, double Upper, bool IsBound)
{
    // t quantile of 0.975 with PilotRun.Groups - 1 = 15 degrees of freedom
    private const double T = 2.131449545559323;

    /// <summary>A forecast with an interval from the pilot without each of its groups (the grouped jackknife).</summary>
    internal static FigureForecast Of(Figure figure, PrecisionTarget? target, NeedState state, Outlook whole, IReadOnlyList<double> withoutOne)
    {
        double mean = withoutOne.Average();
        double squares = withoutOne.Sum(value => (value - mean) * (value - mean));
        double relative = Math.Sqrt(squares * (withoutOne.Count - 1) / withoutOne.Count) / whole.Value;
        double factor = whole.IsBound ? double.NaN : whole.Value == 0 ? 1 : 1 + (T * relative);
        return new(figure, target, state, whole.Value, whole.Value / factor, whole.Value * factor, whole.IsBound);
    }
}
