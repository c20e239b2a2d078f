using TrialSim.Randomness;

namespace TrialSim.Tests.Oracles;

/// <summary>TrialRandom's documented contract, one draw of one replicate at a time.</summary>
internal sealed class ScalarRandom(ulong seed, ulong replicate)
{
    /// <summary>The 32 bits that decide for a patient: four patients share a call.</summary>
    public uint Fraction(DrawPurpose purpose, int index, int attempt, int patient) =>
        Call(purpose, index, attempt, patient / 4)[patient % 4];

    /// <summary>The normal deviate of a patient: two patients share a call, whose first two words give the radius and last two the angle.</summary>
    public double Normal(DrawPurpose purpose, int index, int attempt, int patient)
    {
        uint[] w = Call(purpose, index, attempt, patient / 2);
        return BoxMuller(w[0] | ((ulong)w[1] << 32), w[2] | ((ulong)w[3] << 32))[patient % 2];
    }

    /// <summary>The normal deviate of 32 bits of a patient: four share a call, two of them a word, whose lower half is the radius's and whose upper the angle's.</summary>
    public double ShortNormal(DrawPurpose purpose, int index, int attempt, int patient)
    {
        uint[] w = Call(purpose, index, attempt, patient / 4);
        uint low = w[patient / 2 % 2 * 2];
        uint high = w[(patient / 2 % 2 * 2) + 1];
        return BoxMuller((ulong)low << 32, ((ulong)(high >> 2) << 34) | (high & 3))[patient % 2];
    }

    /// <summary>NormalDeviates' documented transformation of two words, by the C library.</summary>
    public static double[] BoxMuller(ulong radiusWord, ulong angleWord)
    {
        double u = 1 - ((radiusWord >> 12) * Math.ScaleB(1, -52));
        double radius = Math.Sqrt(-2 * Math.Log(u));
        double angle = (((angleWord >> 12) * Math.ScaleB(1, -52)) - 0.5) * (Math.PI / 2);
        double cosine = radius * Math.Cos(angle) * ((angleWord & 2) == 0 ? 1 : -1);
        double sine = radius * Math.Sin(angle);
        return (angleWord & 1) == 0 ? [cosine, sine] : [sine, cosine];
    }

    private uint[] Call(DrawPurpose purpose, int index, int attempt, int group) =>
        ScalarPhilox.Words(
            [(uint)group | ((uint)attempt << 20), (uint)replicate, (uint)(replicate >> 32), (uint)purpose | ((uint)index << 16)],
            (uint)seed,
            (uint)(seed >> 32));
}
