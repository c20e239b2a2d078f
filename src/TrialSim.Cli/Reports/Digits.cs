using System.Globalization;
using TrialSim.Characteristics;

namespace TrialSim.Cli.Reports;

/// <summary>Writes figures with as many digits as their Monte Carlo error supports: two significant digits of the error.</summary>
internal static class Digits
{
    // An error this small beside its value is rounding, not chance.
    private const double Exact = 1e-13;

    /// <summary>"0.6730 ± 0.0033"; the bare value where it is exact; a bound where no replicate, or every one, was a hit.</summary>
    public static string Of(Figure? figure)
    {
        if (figure?.Estimate is not { } estimate)
        {
            return "-";
        }

        return figure switch
        {
            { Mcse: { } mcse } when mcse > Exact * Math.Abs(estimate) => $"{Round(estimate, Decimals(mcse))} ± {Round(mcse, Decimals(mcse))}",
            { Mcse: 0, Estimate: 0, Upper: > 0 and { } upper } => $"0 (< {Bound(upper)})",
            { Mcse: 0, Estimate: 1, Lower: < 1 and { } lower } => $"1 (> {Bound(lower)})",
            _ => Plain(estimate),
        };
    }

    /// <summary>The same of a figure that is not in a list.</summary>
    public static string Of(in Estimate estimate) => !double.IsFinite(estimate.Value) ? "-" : Of(new Figure(
        null, string.Empty, null, null, null, estimate.Value, Known(estimate.Mcse), Known(estimate.Lower), Known(estimate.Upper)));

    /// <summary>A number as it is, to six significant digits.</summary>
    public static string Plain(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    private static double? Known(double value) => double.IsFinite(value) ? value : null;

    /// <summary>A number to two significant digits.</summary>
    public static string Short(double value) => value is 0 or double.NaN ? Plain(value) : Round(value, Decimals(Math.Abs(value)));

    // A bound near 0 or 1 to two significant digits of its distance from there.
    private static string Bound(double bound) => Round(bound, Decimals(Math.Min(bound, 1 - bound)));

    private static string Round(double value, int decimals)
    {
        string text = value.ToString("F" + decimals, CultureInfo.InvariantCulture);
        return text.StartsWith('-') && text.AsSpan(1).IndexOfAnyExcept('0', '.') < 0 ? text[1..] : text;
    }

    private static int Decimals(double error)
    {
        double rounded = double.Parse(error.ToString("E1", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture); // 0.0996 is 0.10
        return Math.Clamp(1 - (int)Math.Floor(Math.Log10(rounded)), 0, 12);
    }
}
