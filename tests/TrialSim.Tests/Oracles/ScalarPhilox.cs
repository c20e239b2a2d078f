namespace TrialSim.Tests.Oracles;

/// <summary>Philox4x32-10 as its paper writes it: one counter at a time.</summary>
/// <remarks>Salmon, Moraes, Dror and Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3", SC '11.</remarks>
internal static class ScalarPhilox
{
    /// <summary>Four random words for a counter of four words and a key of two.</summary>
    public static uint[] Words(uint[] counter, uint key0, uint key1)
    {
        uint[] x = [.. counter];
        for (int round = 0; round < 10; round++)
        {
            ulong p0 = 0xD2511F53UL * x[0];
            ulong p1 = 0xCD9E8D57UL * x[2];
            x = [(uint)(p1 >> 32) ^ x[1] ^ key0, (uint)p1, (uint)(p0 >> 32) ^ x[3] ^ key1, (uint)p0];
            unchecked
            {
                key0 += 0x9E3779B9;
                key1 += 0xBB67AE85;
            }
        }

        return x;
    }
}
