// Eight replicates side by side: the AVX-512 pieces that the C++ limit programs share.
//
// Lane k of every vector belongs to replicate (first + k), so nothing is ever summed across
// lanes and one replicate's result does not depend on its neighbours. GCC and Clang let
// + - * / be written directly on __m512d and fuse a*b+c; intrinsics are used for the rest.
//
// Needs AVX-512 F and DQ.
#pragma once

#include <immintrin.h>

#include <cmath>
#include <cstdint>

// Everything here must be inlined into the caller's loop, or the vectors go through memory.
#define LANES_INLINE inline __attribute__((always_inline))

using f64x8 = __m512d;
using u64x8 = __m512i;
using mask8 = __mmask8;

LANES_INLINE f64x8 all(double value)
{
    return _mm512_set1_pd(value);
}

LANES_INLINE u64x8 allBits(std::uint64_t value)
{
    return _mm512_set1_epi64(static_cast<long long>(value));
}

LANES_INLINE f64x8 fma(f64x8 a, f64x8 b, f64x8 c)
{
    return _mm512_fmadd_pd(a, b, c);
}

// sum + x in the lanes of the mask, sum in the others.
LANES_INLINE f64x8 addWhere(mask8 where, f64x8 sum, f64x8 x)
{
    return _mm512_mask_add_pd(sum, where, sum, x);
}

// sum + a*b in the lanes of the mask, sum in the others.
LANES_INLINE f64x8 addProductWhere(mask8 where, f64x8 sum, f64x8 a, f64x8 b)
{
    return _mm512_mask3_fmadd_pd(a, b, sum, where);
}

LANES_INLINE int countLanes(mask8 mask)
{
    return __builtin_popcount(mask);
}

// Polynomial by Horner's rule, coefficients from the highest power down. A fold expression, so
// that it is a straight line of FMAs at every optimisation level.
template <class... Rest>
LANES_INLINE f64x8 horner(f64x8 x, double highest, Rest... lower)
{
    f64x8 value = all(highest);
    ((value = fma(value, x, all(lower))), ...);
    return value;
}

// ---- Philox4x32-10 ---------------------------------------------------------------------------

// The ten round keys follow from the seed alone, so they are worked out once.
struct PhiloxKey
{
    static constexpr int Rounds = 10;

    u64x8 low[Rounds];
    u64x8 high[Rounds];

    explicit PhiloxKey(std::uint64_t seed)
    {
        auto keyLow = static_cast<std::uint32_t>(seed);
        auto keyHigh = static_cast<std::uint32_t>(seed >> 32);
        for (int round = 0; round < Rounds; round++)
        {
            low[round] = allBits(keyLow);
            high[round] = allBits(keyHigh);
            keyLow += 0x9E3779B9u;
            keyHigh += 0xBB67AE85u;
        }
    }
};

// The generator's counter is (draw, replicate low, replicate high, stream): a draw is addressed,
// not consumed, which is why results do not depend on the number of threads or lanes.
class PhiloxLanes
{
public:
    PhiloxLanes(std::uint64_t seed, std::uint32_t stream)
        : key(seed), stream(allBits(stream))
    {
    }

    // Makes lane k stand at draw 0 of replicate (firstReplicate + k).
    LANES_INLINE void start(std::uint64_t firstReplicate)
    {
        const u64x8 laneNumber = _mm512_set_epi64(7, 6, 5, 4, 3, 2, 1, 0);
        const u64x8 replicate = _mm512_add_epi64(allBits(firstReplicate), laneNumber);
        replicateLow = _mm512_and_si512(replicate, allBits(0xFFFFFFFFu));
        replicateHigh = _mm512_srli_epi64(replicate, 32);
        draw = 0;
    }

    // Four 64-bit words a lane, from two consecutive draws. The two are carried through the
    // rounds together: each round is one long multiply after another, and the second chain fills
    // the time in which the first one waits.
    LANES_INLINE void nextFour(u64x8 (&words)[4])
    {
        constexpr int Chains = 2;
        const u64x8 multiplier0 = allBits(0xD2511F53u);
        const u64x8 multiplier1 = allBits(0xCD9E8D57u);

        // One 32-bit counter word in the low half of each 64-bit lane. The high halves fill with
        // leftovers as the rounds go on; the 32x32 multiply does not look at them.
        u64x8 c0[Chains];
        u64x8 c1[Chains];
        u64x8 c2[Chains];
        u64x8 c3[Chains];

#pragma GCC unroll 2
        for (int chain = 0; chain < Chains; chain++)
        {
            c0[chain] = allBits(draw + chain);
            c1[chain] = replicateLow;
            c2[chain] = replicateHigh;
            c3[chain] = stream;
        }

#pragma GCC unroll 10
        for (int round = 0; round < PhiloxKey::Rounds; round++)
        {
#pragma GCC unroll 2
            for (int chain = 0; chain < Chains; chain++)
            {
                const u64x8 product0 = _mm512_mul_epu32(c0[chain], multiplier0);
                const u64x8 product1 = _mm512_mul_epu32(c2[chain], multiplier1);
                c0[chain] = xor3(highHalf(product1), c1[chain], key.low[round]);
                c2[chain] = xor3(highHalf(product0), c3[chain], key.high[round]);
                c1[chain] = product1;
                c3[chain] = product0;
            }
        }

#pragma GCC unroll 2
        for (int chain = 0; chain < Chains; chain++)
        {
            words[2 * chain] = join(c0[chain], c1[chain]);
            words[2 * chain + 1] = join(c2[chain], c3[chain]);
        }
        draw += Chains;
    }

private:
    // a ^ b ^ c in one instruction.
    static LANES_INLINE u64x8 xor3(u64x8 a, u64x8 b, u64x8 c)
    {
        return _mm512_ternarylogic_epi64(a, b, c, 0x96);
    }

    // Copies the high 32 bits of each lane down. A shuffle rather than a shift, because on Intel
    // processors the shifts compete with the multiplies for an execution port.
    static LANES_INLINE u64x8 highHalf(u64x8 x)
    {
        return _mm512_shuffle_epi32(x, static_cast<_MM_PERM_ENUM>(0xF5));
    }

    // Low half of `low`, low half of `high` above it.
    static LANES_INLINE u64x8 join(u64x8 low, u64x8 high)
    {
        return _mm512_mask_blend_epi32(0xAAAA, low, _mm512_slli_epi64(high, 32));
    }

    PhiloxKey key;
    u64x8 stream;
    u64x8 replicateLow;
    u64x8 replicateHigh;
    std::uint32_t draw = 0;
};

// ---- Normal deviates -------------------------------------------------------------------------

// Box-Muller: it has no rejection, so all lanes do the same work, and square root, logarithm and
// sine are cheap when they are evaluated for eight lanes at a time.
class NormalLanes
{
public:
    NormalLanes()
    {
        alignas(64) double reciprocals[8];
        alignas(64) double logarithms[8];
        for (int i = 0; i < 8; i++)
        {
            const double centre = 1.0 + (i + 0.5) / 8;
            reciprocals[i] = 1 / centre;
            logarithms[i] = -2 * std::log(centre);
        }
        reciprocalOfCentre = _mm512_load_pd(reciprocals);
        minusTwoLogOfCentre = _mm512_load_pd(logarithms);
    }

    // Two standard normal deviates a lane from two 64-bit words a lane.
    LANES_INLINE void pair(u64x8 radiusWord, u64x8 angleWord, f64x8& first, f64x8& second) const
    {
        const f64x8 radius = _mm512_sqrt_pd(minusTwoLog(radiusWord));

        // An angle uniform on [-pi/4, pi/4) from the top 52 bits, read as a double in [1, 2).
        // The two lowest bits then choose the quadrant.
        constexpr double HalfPi = 1.57079632679489661923;
        const u64x8 exponentOfOne = allBits(0x3FF0000000000000u);
        const u64x8 mantissa = _mm512_srli_epi64(angleWord, 12);
        const f64x8 oneToTwo = _mm512_castsi512_pd(_mm512_or_si512(mantissa, exponentOfOne));
        const f64x8 angle = _mm512_fmsub_pd(oneToTwo, all(HalfPi), all(1.5 * HalfPi));
        const f64x8 square = angle * angle;

        // Taylor series; on this interval they are exact to the last bit or two.
        const f64x8 sineTail = horner(
            square,
            1.6059043836821613e-10,
            -2.5052108385441720e-8,
            2.7557319223985893e-6,
            -1.9841269841269841e-4,
            8.3333333333333333e-3,
            -1.6666666666666667e-1);
        const f64x8 sine = fma(sineTail * square, angle, angle);
        const f64x8 cosine = horner(
            square,
            -1.1470745597729725e-11,
            2.0876756987868099e-9,
            -2.7557319223985893e-7,
            2.4801587301587302e-5,
            -1.3888888888888889e-3,
            4.1666666666666667e-2,
            -0.5,
            1.0);

        // Bit 1 turns the cosine's sign (truth table 0x78 is a ^ (b & c)); bit 0 swaps the two.
        const u64x8 signBit = allBits(0x8000000000000000u);
        const f64x8 signedCosine = _mm512_castsi512_pd(_mm512_ternarylogic_epi64(
            _mm512_castpd_si512(cosine), _mm512_slli_epi64(angleWord, 62), signBit, 0x78));
        const mask8 swap = _mm512_test_epi64_mask(angleWord, allBits(1));
        first = radius * _mm512_mask_blend_pd(swap, signedCosine, sine);
        second = radius * _mm512_mask_blend_pd(swap, sine, signedCosine);
    }

private:
    // -2 ln u for u = (1 + top 52 bits) / 2^52, which lies in (0, 1].
    //
    // u = 2^e m with m in [1, 2). The top three bits of m choose one of eight intervals with
    // centre c; then ln m = ln c + ln(1 + r) with r = m/c - 1, |r| <= 1/16, and ten terms of the
    // series for ln(1 + r) are enough.
    LANES_INLINE f64x8 minusTwoLog(u64x8 word) const
    {
        const u64x8 integer = _mm512_add_epi64(_mm512_srli_epi64(word, 12), allBits(1));
        const f64x8 scaled = _mm512_cvtepu64_pd(integer);
        const f64x8 exponent = _mm512_getexp_pd(scaled);
        const f64x8 m = _mm512_getmant_pd(scaled, _MM_MANT_NORM_1_2, _MM_MANT_SIGN_zero);

        // The table look-up uses only the low three bits of the index.
        const u64x8 interval = _mm512_srli_epi64(_mm512_castpd_si512(m), 49);
        const f64x8 reciprocal = _mm512_permutexvar_pd(interval, reciprocalOfCentre);
        const f64x8 logOfCentre = _mm512_permutexvar_pd(interval, minusTwoLogOfCentre);
        const f64x8 r = _mm512_fmsub_pd(m, reciprocal, all(1.0));

        const f64x8 series = horner(
            r,
            -2.0 / 11,
            2.0 / 10,
            -2.0 / 9,
            2.0 / 8,
            -2.0 / 7,
            2.0 / 6,
            -2.0 / 5,
            2.0 / 4,
            -2.0 / 3,
            1.0,
            -2.0);
        constexpr double TwoLn2 = 2 * 0.693147180559945309417;
        const f64x8 whole = fma(all(52.0) - exponent, all(TwoLn2), logOfCentre);

        // Rounding can leave a tiny negative number where u is 1.
        return _mm512_max_pd(fma(series, r, whole), _mm512_setzero_pd());
    }

    f64x8 reciprocalOfCentre;
    f64x8 minusTwoLogOfCentre;
};
