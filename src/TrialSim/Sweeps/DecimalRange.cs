using System.Globalization;

namespace TrialSim.Sweeps;

/// <summary>Numbers at equal steps, FROM..TO:STEP, both ends included; in decimal arithmetic, so that they are the numbers that a person would write.</summary>
internal static class DecimalRange
{
    private const string Form = "Write FROM..TO:STEP, such as 60..480:60 or 0..-4:-0.5.";

    /// <summary>Whether a text is meant as a range: two points behind a number.</summary>
    public static bool Looks(string text) => text.IndexOf("..", StringComparison.Ordinal) is > 0 and int at && ValueList.Number(text[..at]) is not null;

    /// <summary>A decimal number without trailing zeros.</summary>
    public static string Text(decimal number) => number == 0 ? "0" : number.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>Adds the numbers of a range, or says what is wrong with it.</summary>
    public static (string Found, string Remedy)? Add(string text, List<SweepValue> values)
    {
        int points = text.IndexOf("..", StringComparison.Ordinal);
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return ($"{text} has no step.", $"{Form} Or list the values with commas.");
        }

        if (Read(text[..points]) is not { } from || Read(text[(points + 2)..colon]) is not { } to || Read(text[(colon + 1)..]) is not { } step)
        {
            return ($"{text} is not a range of numbers.", Form);
        }

        try
        {
            return Check(from, to, step) ?? Add(from, to, step, values);
        }
        catch (OverflowException)
        {
            return ($"{text} has too many digits.", "List its values with commas.");
        }
    }

    private static (string Found, string Remedy)? Check(decimal from, decimal to, decimal step)
    {
        if (step == 0)
        {
            return ("steps of 0 lead nowhere.", Form);
        }

        if ((to - from) * step < 0)
        {
            return ($"steps of {Text(step)} do not lead from {Text(from)} to {Text(to)}.", $"Write {Text(from)}..{Text(to)}:{Text(-step)}.");
        }

        decimal steps = decimal.Truncate((to - from) / step);
        if (steps >= SweepAxis.MostValues)
        {
            return ($"{Text(from)}..{Text(to)}:{Text(step)} has {(steps + 1).ToString("N0", CultureInfo.InvariantCulture)} values.", $"Take larger steps: at most {SweepAxis.MostValues:N0} values.");
        }

        decimal last = from + (steps * step);
        return last == to ? null : (
            $"steps of {Text(step)} from {Text(from)} come to {Text(last)} and {Text(last + step)}, not to {Text(to)}.",
            $"Write {Text(from)}..{Text(last)}:{Text(step)}, or {Text(from)}..{Text(last + step)}:{Text(step)}.");
    }

    private static (string Found, string Remedy)? Add(decimal from, decimal to, decimal step, List<SweepValue> values)
    {
        int steps = (int)((to - from) / step);
        for (int i = 0; i <= steps; i++)
        {
            values.Add(new(Text(from + (i * step))));
        }

        return null;
    }

    private static decimal? Read(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value) ? value : null;
}
