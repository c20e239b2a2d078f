namespace TrialSim.Numerics.Distributions;

/// <summary>Panel ends for an integral, gathered around the places where the integrand peaks or steps.</summary>
/// <param name="room">Where they are kept; what does not fit is left out, which costs bisections but no precision.</param>
/// <param name="low">Lower end of the integral.</param>
/// <param name="high">Upper end of the integral.</param>
internal ref struct PanelEnds(Span<double> room, double low, double high)
{
    private readonly Span<double> room = room;
    private int count;

    /// <summary>Adds a place, with ends four and twelve scales to both sides.</summary>
    public void AddAround(double centre, double scale)
    {
        Add(centre - (12 * scale));
        Add(centre - (4 * scale));
        Add(centre + (4 * scale));
        Add(centre + (12 * scale));
    }

    /// <summary>Adds a peak shaped like a normal density, with ends two and six standard deviations to both sides: one panel each resolves it.</summary>
    public void AddPeak(double centre, double sd)
    {
        Add(centre - (6 * sd));
        Add(centre - (2 * sd));
        Add(centre + (2 * sd));
        Add(centre + (6 * sd));
    }

    /// <summary>Adds an end that lies within the integral.</summary>
    public void Add(double end)
    {
        if (end > low && end < high && count < room.Length - 2)
        {
            room[count++] = end;
        }
    }

    /// <summary>All ends, ascending; none when the integral is empty.</summary>
    public ReadOnlySpan<double> Sorted
    {
        get
        {
            if (!(low < high))
            {
                return [];
            }

            room[count] = low;
            room[count + 1] = high;
            var all = room[..(count + 2)];
            all.Sort();
            return all;
        }
    }
}
