using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TrialSim.Numerics;
using TrialSim.Randomness;
using TrialSim.Trials;

namespace TrialSim.Cohorts;

/// <summary>Random numbers of the people in a block, each addressed by the attempt at which she came.</summary>
/// <remarks>The first candidates of all places are drawn side by side; the few who came later, wherever they are, eight at a time.</remarks>
internal sealed class CandidateDraws
{
    private readonly int[] pairs;
    private readonly LateCandidates[] late; // room for all
    private TrialRandom random;
    private int attempt;
    private int count;
    private int groups; // of eight late ones; -1 until they are listed

    private readonly NumbersOf numbersOf;

    /// <summary>Room for the draws of a block.</summary>
    /// <param name="patients">Places of the block.</param>
    /// <param name="numbersOf">Whose are the numbers of 32 bits; those of full length are each candidate's own.</param>
    public CandidateDraws(int patients, NumbersOf numbersOf)
    {
        this.numbersOf = numbersOf;
        pairs = new int[Math.Max(4, (patients + 1) / 2)];
        late = [.. Enumerable.Range(0, patients).Select(_ => new LateCandidates())];
    }

    /// <summary>Turns to the candidates of one attempt.</summary>
    public void Start(TrialRandom from, int candidate, ReadOnlySpan<int> of)
    {
        random = from;
        attempt = candidate;
        count = of.Length;
        of.CopyTo(pairs);
        groups = 0;
    }

    /// <summary>From now on each is the candidate that <see cref="TrialBlock.Screened"/> counts.</summary>
    public void Enrolled() => groups = -1;

    /// <summary>One normal deviate for each patient.</summary>
    public void Normals(DrawPurpose purpose, int index, TrialBlock patients, Span<Lanes> deviates, double mean = 0, double sd = 1)
    {
        random.Normals(purpose, index, attempt, pairs.AsSpan(0, count), deviates, mean, sd);
        List(patients);
        Span<Vector512<ulong>> words = stackalloc Vector512<ulong>[2];
        var values = MemoryMarshal.Cast<Lanes, double>(deviates);
        for (int group = 0; group < groups; group++)
        {
            late[group].Pairs(PhiloxCounter.PurposeWord(purpose, index), out words[0], out words[1]);
            NormalDeviates.Transform(words, mean, sd);
            for (int k = 0; k < Lanes.Count; k++)
            {
                int place = late[group].Places[k];
                values[place] = words[place / Lanes.Count & 1].AsDouble()[k];
            }
        }
    }

    /// <summary>One normal deviate of 32 bits for each patient.</summary>
    public void ShortNormals(DrawPurpose purpose, int index, TrialBlock patients, Span<Lanes> deviates, double mean = 0, double sd = 1)
    {
        if (numbersOf == NumbersOf.Place)
        {
            random.ShortNormals(purpose, index, 0, pairs.AsSpan(0, count), deviates, mean, sd);
            return;
        }

        random.ShortNormals(purpose, index, attempt, pairs.AsSpan(0, count), deviates, mean, sd);
        List(patients);
        Span<Vector512<ulong>> words = stackalloc Vector512<ulong>[2];
        var values = MemoryMarshal.Cast<Lanes, double>(deviates);
        for (int group = 0; group < groups; group++)
        {
            NormalDeviates.Split(late[group].Halves(PhiloxCounter.PurposeWord(purpose, index)), out words[0], out words[1]);
            NormalDeviates.Transform(words, mean, sd);
            for (int k = 0; k < Lanes.Count; k++)
            {
                int place = late[group].Places[k];
                values[place] = words[place / Lanes.Count & 1].AsDouble()[k];
            }
        }
    }

    /// <summary>One random whole number below 2^32 for each patient.</summary>
    public void Fractions(DrawPurpose purpose, int index, TrialBlock patients, Span<Vector512<ulong>> fractions)
    {
        if (numbersOf == NumbersOf.Place)
        {
            random.Fractions(purpose, index, 0, pairs.AsSpan(0, count), fractions);
            return;
        }

        random.Fractions(purpose, index, attempt, pairs.AsSpan(0, count), fractions);
        List(patients);
        Span<Vector512<ulong>> words = stackalloc Vector512<ulong>[2];
        var values = MemoryMarshal.Cast<Vector512<ulong>, ulong>(fractions);
        for (int group = 0; group < groups; group++)
        {
            late[group].Fours(PhiloxCounter.PurposeWord(purpose, index), out words[0], out words[1]);
            for (int k = 0; k < Lanes.Count; k++)
            {
                int place = late[group].Places[k];
                int patient = place / Lanes.Count;
                ulong word = words[patient >> 1 & 1][k];
                values[place] = (patient & 1) == 0 ? (uint)word : word >> 32;
            }
        }
    }

    private void List(TrialBlock patients)
    {
        if (groups >= 0)
        {
            return;
        }

        var screened = MemoryMarshal.Cast<Lanes, double>(patients.Screened);
        Span<int> places = stackalloc int[Lanes.Count];
        int some = 0;
        groups = 0;
        for (int i = 0; i < patients.Patients; i++)
        {
            for (uint later = (patients.Screened[i] > Lanes.One).Bits; later != 0; later &= later - 1)
            {
                places[some++] = (Lanes.Count * i) + System.Numerics.BitOperations.TrailingZeroCount(later);
                if (some == Lanes.Count)
                {
                    late[groups++].Hold(random, places, screened);
                    some = 0;
                }
            }
        }

        if (some > 0)
        {
            places[some..].Fill(places[0]); // the same number once more in the same place
            late[groups++].Hold(random, places, screened);
        }
    }
}
