namespace TrialSim.Statistics.Logistic;

/// <summary>A few vectors of a few elements made orthonormal: what lies in their span, and combinations of them.</summary>
internal sealed class DirectionSet
{
    private double[] directions = [];
    private double[] triangle = []; // row by row: vector k in terms of the directions up to k
    private int size;

    /// <summary>Number of vectors.</summary>
    public int Count { get; private set; }

    /// <summary>Forgets all vectors.</summary>
    /// <param name="elements">Elements of each vector.</param>
    public void Restart(int elements)
    {
        (size, Count) = (elements, 0);
        if (directions.Length < (elements + 1) * elements)
        {
            (directions, triangle) = (new double[(elements + 1) * elements], new double[(elements + 1) * (elements + 1)]);
        }
    }

    /// <summary>Adds a vector; false where less than a share of its length is left beside the others.</summary>
    public bool TryAdd(ReadOnlySpan<double> vector, double tolerance)
    {
        var direction = directions.AsSpan(Count * size, size);
        var row = triangle.AsSpan(Count * (size + 1), size + 1);
        vector.CopyTo(direction);
        row.Clear();
        double whole = Math.Sqrt(Dot(direction, direction));
        for (int pass = 0; pass < 2; pass++)
        {
            for (int k = 0; k < Count; k++)
            {
                row[k] += Remove(k, direction);
            }
        }

        double left = Math.Sqrt(Dot(direction, direction));
        if (!(left > tolerance * whole) || Count == size)
        {
            return false;
        }

        foreach (ref double element in direction)
        {
            element /= left;
        }

        row[Count++] = left;
        return true;
    }

    /// <summary>Takes away from a vector what lies in the span.</summary>
    public void RemoveFrom(Span<double> vector)
    {
        for (int pass = 0; pass < 2; pass++)
        {
            for (int k = 0; k < Count; k++)
            {
                Remove(k, vector);
            }
        }
    }

    /// <summary>The weights with which the vectors come nearest to a target, which is overwritten.</summary>
    public void Solve(Span<double> target, Span<double> weights)
    {
        for (int k = 0; k < Count; k++)
        {
            weights[k] = Remove(k, target);
        }

        for (int k = Count - 1; k >= 0; k--)
        {
            for (int later = k + 1; later < Count; later++)
            {
                weights[k] -= triangle[(later * (size + 1)) + k] * weights[later];
            }

            weights[k] /= triangle[(k * (size + 1)) + k];
        }
    }

    private double Remove(int k, Span<double> vector)
    {
        var direction = directions.AsSpan(k * size, size);
        double along = Dot(direction, vector);
        for (int j = 0; j < vector.Length; j++)
        {
            vector[j] -= along * direction[j];
        }

        return along;
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int j = 0; j < a.Length; j++)
        {
            sum += a[j] * b[j];
        }

        return sum;
    }
}
