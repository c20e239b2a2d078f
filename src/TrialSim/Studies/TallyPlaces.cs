using TrialSim.Simulation;

namespace TrialSim.Studies;

/// <summary>Hands out the places of a study's tally, in the order in which they are asked for.</summary>
internal sealed class TallyPlaces
{
    private readonly List<(double Low, double High)> values = [];

    /// <summary>Places for counts so far.</summary>
    public int Counts { get; private set; }

    /// <summary>Places for means so far.</summary>
    public int Moments { get; private set; }

    /// <summary>Places for distributions of p-values so far.</summary>
    public int Deviates { get; private set; }

    /// <summary>Ranges of the distributions of values so far.</summary>
    public IReadOnlyList<(double Low, double High)> Values => values;

    /// <summary>A count.</summary>
    public int Count() => Counts++;

    /// <summary>A mean of numbers below <see cref="MomentTally.Limit"/>, best near 1: their squares are kept to 2^-20.</summary>
    public MeanSlot Mean() => new(Moments++, Counts++);

    /// <summary>A mean of numbers below <see cref="MomentTally.Limit"/> that may hardly vary.</summary>
    public FineSlot FineMean()
    {
        Moments += FineSlot.Moments;
        return new(Moments - FineSlot.Moments, Counts++);
    }

    /// <summary>The distribution of a two-sided p-value.</summary>
    public int PValue() => Deviates++;

    /// <summary>The distribution of a value that lies between two bounds but for a few.</summary>
    public int Distribution(double low, double high)
    {
        values.Add((low, high));
        return values.Count - 1;
    }
}
