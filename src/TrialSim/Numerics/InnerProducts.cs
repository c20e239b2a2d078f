using System.Diagnostics;
using System.Runtime.InteropServices;

namespace TrialSim.Numerics;

/// <summary>Sums of products over the rows of columns, eight rows at a time, in an order that no machine changes.</summary>
internal static class InnerProducts
{
    /// <summary>Rows rounded up to whole lanes: the length of a column that these sums take, filled up with zeros.</summary>
    public static int Padded(int rows) => (rows + Lanes.Count - 1) / Lanes.Count * Lanes.Count;

    /// <summary>Sum of a x b.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var x = Rows(a);
        var y = Rows(b);
        var sum = Lanes.Zero;
        for (int i = 0; i < x.Length; i++)
        {
            sum = Lanes.Fma(x[i], y[i], sum);
        }

        return Total(sum);
    }

    /// <summary>Sum of a x b x weight.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> weight)
    {
        var x = Rows(a);
        var y = Rows(b);
        var w = Rows(weight);
        var sum = Lanes.Zero;
        for (int i = 0; i < x.Length; i++)
        {
            sum = Lanes.Fma(x[i] * w[i], y[i], sum);
        }

        return Total(sum);
    }

    /// <summary>Adds <paramref name="factor"/> x <paramref name="a"/> to <paramref name="target"/>.</summary>
    public static void AddMultiple(double factor, ReadOnlySpan<double> a, Span<double> target)
    {
        var x = Rows(a);
        var t = Rows(target);
        Lanes f = factor;
        for (int i = 0; i < x.Length; i++)
        {
            t[i] = Lanes.Fma(f, x[i], t[i]);
        }
    }

    /// <summary>A padded column, eight rows to an element.</summary>
    public static ReadOnlySpan<Lanes> Rows(ReadOnlySpan<double> column)
    {
        Debug.Assert(column.Length % Lanes.Count == 0, "padded");
        return MemoryMarshal.Cast<double, Lanes>(column);
    }

    /// <inheritdoc cref="Rows(ReadOnlySpan{double})"/>
    public static Span<Lanes> Rows(Span<double> column)
    {
        Debug.Assert(column.Length % Lanes.Count == 0, "padded");
        return MemoryMarshal.Cast<double, Lanes>(column);
    }

    /// <summary>Sum over the eight lanes.</summary>
    public static double Total(Lanes lanes) =>
        ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
}
