using TrialSim.Numerics;

namespace TrialSim.Statistics.Subgroups.Sets;

/// <content>The columns that are summed: the trial's own, or permuted ones.</content>
internal sealed partial class SetSums
{
    /// <summary>Takes everybody's outcomes as they are.</summary>
    public void Arrange()
    {
        for (int w = 0; w < weights; w++)
        {
            ArrangeWeights(w, Weights(w), Treated);
        }

        for (int o = 0; o < outcomes.Length; o++)
        {
            ArrangeOutcome(o, Values(o), Treated);
        }
    }

    /// <summary>Gives each patient another one's outcomes, all of them together, or another one's arm.</summary>
    /// <param name="from">Whose, by patient and lane.</param>
    /// <param name="arms">Arms are exchanged; else outcomes are.</param>
    /// <param name="room">Room for one column.</param>
    public void Arrange(ReadOnlySpan<int> from, bool arms, Span<Lanes> room)
    {
        if (arms)
        {
            OwnPermutation.Gather(Treated, from, room);
        }

        var treated = arms ? room : Treated;
        for (int w = 0; w < weights; w++)
        {
            if (!arms)
            {
                OwnPermutation.Gather(Weights(w), from, room);
            }

            ArrangeWeights(w, arms ? Weights(w) : room, treated);
        }

        for (int o = 0; o < outcomes.Length; o++)
        {
            if (!arms)
            {
                OwnPermutation.Gather(Values(o), from, room);
            }

            ArrangeOutcome(o, arms ? Values(o) : room, treated);
        }
    }

    private void ArrangeWeights(int column, ReadOnlySpan<Lanes> weight, ReadOnlySpan<Lanes> treated)
    {
        var all = arranged[2 * column];
        var ofTreated = arranged[(2 * column) + 1];
        for (int i = 0; i < all.Length; i++)
        {
            all[i] = weight[i];
            ofTreated[i] = weight[i] * treated[i];
        }
    }

    private void ArrangeOutcome(int outcome, ReadOnlySpan<Lanes> value, ReadOnlySpan<Lanes> treated)
    {
        var weight = arranged[2 * outcomes[outcome].Weights];
        var all = arranged[2 * (weights + outcome)];
        var ofTreated = arranged[(2 * (weights + outcome)) + 1];
        var squares = arranged[(2 * (weights + outcomes.Length)) + outcome];
        for (int i = 0; i < all.Length; i++)
        {
            all[i] = weight[i] * value[i];
            ofTreated[i] = all[i] * treated[i];
            squares[i] = all[i] * value[i];
        }
    }
}
