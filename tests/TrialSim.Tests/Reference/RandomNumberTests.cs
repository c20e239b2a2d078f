using System.Runtime.Intrinsics;
using CsCheck;
using TrialSim.Numerics;
using TrialSim.Randomness;
using TrialSim.Tests.Oracles;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference;

/// <summary>The random numbers, against published vectors and a scalar twin.</summary>
public sealed class RandomNumberTests
{
    private const ulong Seed = 0x299F31D0A4093822;

    /// <summary>The documented error for the largest radius among a few thousand draws, and the twin's own.</summary>
    private const double Error = 6 * 2.6e-14;

    // kat_vectors of Random123 1.14, lines "philox4x32 10"
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0u, 0u, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(
        0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xa4093822u, 0x299f31d0u, 0xd16cfe09u, 0x94fdcceb, 0x5001e420u, 0x24126ea1u)]
    public void The_scalar_twin_gives_the_published_vectors(
        uint c0, uint c1, uint c2, uint c3, uint key0, uint key1, uint x0, uint x1, uint x2, uint x3)
    {
        Assert.Equal([x0, x1, x2, x3], ScalarPhilox.Words([c0, c1, c2, c3], key0, key1));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 0)]
    [InlineData(0, 1)]
    [InlineData(2, 4095)]
    [InlineData(60, 7)]
    public void Fractions_are_the_twins_in_every_lane_and_for_every_length(int firstPatient, int attempt)
    {
        foreach (ulong replicate in (ulong[])[0, 0xFFFF_FFFC, 0x1234_5678_9ABC_DEF0])
        {
            for (int length = 0; length <= 20; length++)
            {
                var fractions = new Vector512<ulong>[length];
                TrialRandom.For(Seed, replicate).Fractions(DrawPurpose.Dropout, 3, attempt, Pairs(firstPatient, length), fractions);
                for (int lane = 0; lane < Lanes.Count; lane++)
                {
                    var twin = new ScalarRandom(Seed, replicate + (ulong)lane);
                    for (int i = 0; i < length; i++)
                    {
                        Assert.Equal(twin.Fraction(DrawPurpose.Dropout, 3, attempt, firstPatient + i), fractions[i][lane]);
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 0)]
    [InlineData(0, 1)]
    [InlineData(2, 4095)]
    [InlineData(60, 7)]
    public void Normal_deviates_are_the_twins_in_every_lane_and_for_every_length(int firstPatient, int attempt)
    {
        foreach (ulong replicate in (ulong[])[0, 0xFFFF_FFFC, 0x1234_5678_9ABC_DEF0])
        {
            for (int length = 0; length <= 20; length++)
            {
                var deviates = new Lanes[length];
                TrialRandom.For(Seed, replicate).Normals(DrawPurpose.VisitResidual, 5, attempt, Pairs(firstPatient, length), deviates);
                for (int lane = 0; lane < Lanes.Count; lane++)
                {
                    var twin = new ScalarRandom(Seed, replicate + (ulong)lane);
                    for (int i = 0; i < length; i++)
                    {
                        // no radius of these few draws is small or above 6
                        Near.Absolute(
                            twin.Normal(DrawPurpose.VisitResidual, 5, attempt, firstPatient + i), deviates[i][lane], Error, (length, i));
                    }
                }
            }
        }
    }

    [Fact]
    public void Pairs_may_leave_gaps()
    {
        Gen.Int[0, 40].Array[1, 25].Select(some => some.Distinct().Order().ToArray()).Sample(
            pairs => CompareWithTwin(pairs, 2 * pairs.Length), iter: 300);
    }

    [Theory]
    [InlineData(5, 5, 5, 5)]
    [InlineData(4, 5, 5, 5)]
    [InlineData(0, 1, 17, 17)]
    public void The_last_of_four_pairs_may_fill_up(params int[] pairs) => CompareWithTwin(pairs, 8);

    [Fact]
    public void A_mean_and_a_standard_deviation_shift_and_stretch_the_deviates()
    {
        var standard = new Lanes[13];
        var scaled = new Lanes[13];
        TrialRandom.For(Seed, 40).Normals(DrawPurpose.Age, 0, 0, Pairs(0, 13), standard);
        TrialRandom.For(Seed, 40).Normals(DrawPurpose.Age, 0, 0, Pairs(0, 13), scaled, 45, 12);
        for (int i = 0; i < 13; i++)
        {
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                // two or three roundings of numbers up to 100
                Near.Absolute(45 + (12 * standard[i][lane]), scaled[i][lane], 1e-13, i);
            }
        }
    }

    [Fact]
    public void Draws_do_not_depend_on_how_many_are_asked_for()
    {
        var longest = new Lanes[41];
        TrialRandom.For(Seed, 8).Normals(DrawPurpose.BaselineSeverity, 0, 0, Pairs(0, 41), longest);
        for (int length = 1; length <= 40; length++)
        {
            var some = new Lanes[length];
            TrialRandom.For(Seed, 8).Normals(DrawPurpose.BaselineSeverity, 0, 0, Pairs(0, length), some);
            for (int i = 0; i < length; i++)
            {
                for (int lane = 0; lane < Lanes.Count; lane++)
                {
                    Assert.Equal(longest[i][lane], some[i][lane]);
                }
            }
        }
    }

    [Fact]
    public void Deviates_of_random_words_agree_with_the_C_library()
    {
        var random = new Random(3);
        for (int i = 0; i < 100_000; i++)
        {
            ulong[] words = [.. Enumerable.Range(0, 16).Select(_ => (ulong)random.NextInt64() << 1 ^ (ulong)random.NextInt64())];
            Compare(words);
        }
    }

    [Fact]
    public void Deviates_of_extreme_words_are_finite_and_nearly_right()
    {
        ulong[] extreme = [0, 1, 2, 3, 0xFFF, 0x1000, 0x2000, 0x7FFF_FFFF_FFFF_FFFF, 0x8000_0000_0000_0000, ~0UL, ~0UL - 1, ~0UL - 0xFFF, ~0UL - 0x1FFF];
        foreach (ulong radius in extreme)
        {
            foreach (ulong angle in extreme)
            {
                Compare([radius, angle, angle, radius, 0, 0, ~0UL, ~0UL, radius, radius, angle, angle, 1, radius, 2, angle]);
            }
        }

        Assert.Equal(0, Deviates([0, 0])[0]);
        Assert.Equal(8.49, Deviates([~0UL, 0x8000_0000_0000_0000])[0], 0.005); // documented largest deviate
    }

    private static void CompareWithTwin(int[] pairs, int length)
    {
        var fractions = new Vector512<ulong>[length];
        var deviates = new Lanes[length];
        var random = TrialRandom.For(Seed, 16);
        random.Fractions(DrawPurpose.Traits, 1, 9, pairs, fractions);
        random.Normals(DrawPurpose.Age, 0, 9, pairs, deviates);
        var twin = new ScalarRandom(Seed, 16 + 5);
        for (int i = 0; i < length; i++)
        {
            int patient = (2 * pairs[i / 2]) + (i % 2);
            Assert.Equal(twin.Fraction(DrawPurpose.Traits, 1, 9, patient), fractions[i][5]);
            Near.Absolute(twin.Normal(DrawPurpose.Age, 0, 9, patient), deviates[i][5], Error, patient);
        }
    }

    private static int[] Pairs(int firstPatient, int length) => [.. Enumerable.Range(firstPatient / 2, (length + 1) / 2)];

    private static void Compare(ulong[] words)
    {
        for (int pair = 0; pair < 16; pair += 2)
        {
            double[] expected = ScalarRandom.BoxMuller(words[pair], words[pair + 1]);
            double[] found = Deviates([words[pair], words[pair + 1]]);
            double radius = Math.Sqrt((expected[0] * expected[0]) + (expected[1] * expected[1]));
            double error = Math.Max(Math.Abs(found[0] - expected[0]), Math.Abs(found[1] - expected[1]));
            Assert.True(double.IsFinite(error), $"{words[pair]:x} {words[pair + 1]:x}");
            // documented; the twin itself may be off by some units in the last place of the deviate
            Assert.True(error <= (2.6e-14 * radius) + (1e-17 / radius), $"{words[pair]:x} {words[pair + 1]:x}: {error:e2}");
        }
    }

    private static double[] Deviates(ulong[] pair)
    {
        Span<Vector512<ulong>> words = [Vector512.Create(pair[0]), Vector512.Create(pair[1])];
        NormalDeviates.Transform(words, 0, 1);
        return [words[0].AsDouble()[0], words[1].AsDouble()[0]];
    }
}
