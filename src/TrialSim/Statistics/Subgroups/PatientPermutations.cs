using TrialSim.Numerics;
using TrialSim.Randomness;

namespace TrialSim.Statistics.Subgroups;

/// <summary>Random orders of all patients, each of them shared by eight trials: what methods that hold one trial a lane permute by.</summary>
/// <remarks>The orders are those of <see cref="LanePermutations"/>, whose remarks say what sharing them means.</remarks>
internal sealed class PatientPermutations : IDisposable
{
    private readonly LanePermutations source;
    private readonly int[] orders;
    private readonly int patients;
    private int drawn = -1;

    /// <summary>Room for the orders of so many patients.</summary>
    public PatientPermutations(int patients)
    {
        this.patients = patients;
        source = new(patients);
        orders = new int[patients * Lanes.Count];
        Span<int> sizes = stackalloc int[Lanes.Count];
        sizes.Fill(patients);
        source.Prepare(sizes);
    }

    /// <summary>Forgets the orders drawn, before the next trials.</summary>
    public void Restart() => drawn = -1;

    /// <summary>An order by its number: which patient stands at each place.</summary>
    /// <param name="random">The streams of the block of eight trials.</param>
    /// <param name="number">Its number, from 0; best asked for in turn.</param>
    public ReadOnlySpan<int> Order(in TrialRandom random, int number)
    {
        int eight = number / Lanes.Count;
        if (eight != drawn)
        {
            source.Draw(random, eight, 0);
            var places = source.Of(0);
            for (int place = 0; place < places.Length; place++)
            {
                for (int k = 0; k < Lanes.Count; k++)
                {
                    orders[(k * patients) + place] = (int)places[place][k];
                }
            }

            drawn = eight;
        }

        return orders.AsSpan(number % Lanes.Count * patients, patients);
    }

    /// <inheritdoc/>
    public void Dispose() => source.Dispose();
}
