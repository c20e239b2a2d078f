// Workload W1, hand-tuned: what the processor can do when nothing has to be general.
//
// Eight replicates a vector (lanes.hpp), the trial and its four tests written out by hand. Every
// draw has a fixed Philox address, so a seed always gives the same trials.
//
//   w1_limit [replicates] [seed]
//
// prints: w1 cpp-limit <CPU us per trial> <ancova> <interaction> <subgroup> <fisher>
#include "lanes.hpp"
#include "student_t.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <time.h>

namespace
{

constexpr int Subjects = 60;
constexpr int Lanes = 8;
constexpr double Alpha = 0.05;

// Where in the generator's counter space the trial's draws live.
constexpr std::uint32_t TrialStream = 7;

const double MeanLogCrp = std::log(2.5);
const double SdLogCrp = 1.1;
const double MeanBaseline = 24;
const double SdBaseline = 3.5;
const double SdResidual = 6;
const double LogTwo = std::log(2.0);
const double LogFive = std::log(5.0);

// ---- Tables ----------------------------------------------------------------------------------

struct Tables
{
    // Squared critical value of t by whole degrees of freedom. Entry 0 is never exceeded.
    double criticalT2[Subjects + 2];

    // Fisher's exact test: does (treated, treated responders, control responders) reject?
    std::uint8_t fisherRejects[Subjects + 1][Subjects + 1][Subjects + 1];

    Tables()
    {
        fillCriticalValues();
        fillFisher();
    }

private:
    void fillCriticalValues()
    {
        criticalT2[0] = 1e300;
        for (int df = 1; df < Subjects + 2; df++)
        {
            criticalT2[df] = squaredCriticalValue(Alpha, df);
        }
    }

    // Two-sided by minimum likelihood: the p-value adds up every table that is no more probable
    // than the one observed, with R's relative tolerance for "equally probable".
    void fillFisher()
    {
        double logFactorial[Subjects + 1];
        logFactorial[0] = 0;
        for (int i = 1; i <= Subjects; i++)
        {
            logFactorial[i] = logFactorial[i - 1] + std::log(static_cast<double>(i));
        }
        const auto logChoose = [&](int n, int k) {
            return logFactorial[n] - logFactorial[k] - logFactorial[n - k];
        };

        for (int treated = 0; treated <= Subjects; treated++)
        {
            const int control = Subjects - treated;
            for (int responders = 0; responders <= Subjects; responders++)
            {
                const int fewest = std::max(0, responders - control);
                const int most = std::min(responders, treated);
                double probability[Subjects + 1];
                for (int r = fewest; r <= most; r++)
                {
                    probability[r] = std::exp(
                        logChoose(treated, r) + logChoose(control, responders - r)
                        - logChoose(Subjects, responders));
                }
                for (int r = fewest; r <= most; r++)
                {
                    double p = 0;
                    for (int other = fewest; other <= most; other++)
                    {
                        if (probability[other] <= probability[r] * (1 + 1e-7))
                        {
                            p += probability[other];
                        }
                    }
                    fisherRejects[treated][r][responders - r] = p < Alpha;
                }
            }
        }
    }
};

const Tables tables;

// ---- Counting --------------------------------------------------------------------------------

struct Rejections
{
    long ancova = 0;
    long interaction = 0;
    long subgroup = 0;
    long subgroupEstimable = 0;
    long fisher = 0;
};

// ---- The trial -------------------------------------------------------------------------------

struct Draws
{
    f64x8 logCrp[Subjects];
    f64x8 baseline[Subjects]; // minus its mean of 24
    f64x8 residual[Subjects];
    u64x8 word[Subjects];     // high 32 bits: sex; low 32 bits: which block
};

LANES_INLINE void drawNormals(
    PhiloxLanes& random, const NormalLanes& normal, f64x8 mean, f64x8 sd, f64x8 (&out)[Subjects])
{
    for (int i = 0; i < Subjects; i += 4)
    {
        u64x8 words[4];
        random.nextFour(words);
        f64x8 z[4];
        normal.pair(words[0], words[1], z[0], z[1]);
        normal.pair(words[2], words[3], z[2], z[3]);
        out[i] = fma(z[0], sd, mean);
        out[i + 1] = fma(z[1], sd, mean);
        out[i + 2] = fma(z[2], sd, mean);
        out[i + 3] = fma(z[3], sd, mean);
    }
}

LANES_INLINE void drawWords(PhiloxLanes& random, u64x8 (&out)[Subjects])
{
    for (int i = 0; i < Subjects; i += 4)
    {
        u64x8 words[4];
        random.nextFour(words);
        out[i] = words[0];
        out[i + 1] = words[1];
        out[i + 2] = words[2];
        out[i + 3] = words[3];
    }
}

// Permuted blocks of four in four strata, all of a lane's state in one 64-bit word: stratum s
// owns byte s, which holds the arms still to be given, next one in bit 0, below a marker bit. A
// byte equal to 1 is a used-up block.
class BlockRandomiser
{
public:
    // The arm (set = treated) of one subject in each lane.
    LANES_INLINE mask8 assign(mask8 female, mask8 highCrp, u64x8 randomWord)
    {
        // 8 * stratum, the place of the stratum's byte.
        u64x8 shift = _mm512_maskz_mov_epi64(highCrp, allBits(8));
        shift = _mm512_mask_add_epi64(shift, female, shift, allBits(16));

        u64x8 block = _mm512_and_si512(_mm512_srlv_epi64(state, shift), allBits(0xFF));
        const mask8 usedUp = _mm512_cmpeq_epi64_mask(block, allBits(1));
        const u64x8 choice = _mm512_srli_epi64(_mm512_mul_epu32(randomWord, allBits(6)), 32);
        block = _mm512_mask_permutexvar_epi64(block, usedUp, choice, freshBlocks);
        const mask8 treated = _mm512_test_epi64_mask(block, allBits(1));

        const u64x8 byteMask = _mm512_sllv_epi64(allBits(0xFF), shift);
        const u64x8 rest = _mm512_sllv_epi64(_mm512_srli_epi64(block, 1), shift);
        state = _mm512_or_si512(_mm512_andnot_si512(byteMask, state), rest);
        return treated;
    }

private:
    // The six orders of two treated and two controls, with the marker in bit 4.
    u64x8 freshBlocks = _mm512_set_epi64(
        0, 0, 0b10011, 0b10101, 0b11001, 0b10110, 0b11010, 0b11100);
    u64x8 state = allBits(0x01010101);
};

// The running sums that the four tests need. a is the arm (0 or 1), l the centred log-CRP, x the
// centred baseline, y the change; al stands for the product a*l. Sums involving a twice are not
// kept, because a*a = a.
struct Sums
{
    f64x8 x = all(0), l = all(0), a = all(0), al = all(0), y = all(0);
    f64x8 xx = all(0), xl = all(0), xa = all(0), xal = all(0), xy = all(0);
    f64x8 ll = all(0), lal = all(0), ly = all(0);
    f64x8 ay = all(0), aly = all(0), yy = all(0);

    // Biomarker-positive subjects (CRP > 5) by arm: number, sum and sum of squares of y.
    f64x8 n1 = all(0), y1 = all(0), yy1 = all(0);
    f64x8 n0 = all(0), y0 = all(0), yy0 = all(0);

    // Responders by arm.
    f64x8 r1 = all(0), r0 = all(0);
};

LANES_INLINE void addSubject(Sums& s, BlockRandomiser& randomiser, const Draws& draws, int i)
{
    const f64x8 one = all(1);
    const f64x8 logCrp = draws.logCrp[i];
    const f64x8 x = draws.baseline[i];

    const u64x8 femaleBelow = allBits(static_cast<std::uint64_t>(0.65 * 4294967296.0));
    const u64x8 sexBits = _mm512_srli_epi64(draws.word[i], 32);
    const mask8 female = _mm512_cmplt_epu64_mask(sexBits, femaleBelow);
    const mask8 highCrp = _mm512_cmp_pd_mask(logCrp, all(LogTwo), _CMP_GE_OQ);
    const mask8 treated = randomiser.assign(female, highCrp, draws.word[i]);

    f64x8 y = fma(x, all(-0.35), all(-8) + draws.residual[i]);
    y = addProductWhere(treated, y, all(-2), logCrp - all(LogFive));

    const f64x8 l = logCrp - all(MeanLogCrp);
    s.x = s.x + x;
    s.l = s.l + l;
    s.y = s.y + y;
    s.a = addWhere(treated, s.a, one);
    s.al = addWhere(treated, s.al, l);
    s.xx = fma(x, x, s.xx);
    s.xl = fma(x, l, s.xl);
    s.xy = fma(x, y, s.xy);
    s.xa = addWhere(treated, s.xa, x);
    s.xal = addProductWhere(treated, s.xal, x, l);
    s.ll = fma(l, l, s.ll);
    s.lal = addProductWhere(treated, s.lal, l, l);
    s.ly = fma(l, y, s.ly);
    s.ay = addWhere(treated, s.ay, y);
    s.aly = addProductWhere(treated, s.aly, l, y);
    s.yy = fma(y, y, s.yy);

    const mask8 positive = _mm512_cmp_pd_mask(logCrp, all(LogFive), _CMP_GT_OQ);
    const mask8 positive1 = positive & treated;
    const mask8 positive0 = positive & ~treated;
    s.n1 = addWhere(positive1, s.n1, one);
    s.n0 = addWhere(positive0, s.n0, one);
    s.y1 = addWhere(positive1, s.y1, y);
    s.y0 = addWhere(positive0, s.y0, y);
    s.yy1 = addProductWhere(positive1, s.yy1, y, y);
    s.yy0 = addProductWhere(positive0, s.yy0, y, y);

    // A responder's score has fallen to half of its baseline: y <= -(x + 24) / 2.
    const f64x8 responseLimit = fma(x, all(-0.5), all(-0.5 * MeanBaseline));
    const mask8 responder = _mm512_cmp_pd_mask(y, responseLimit, _CMP_LE_OQ);
    s.r1 = addWhere(responder & treated, s.r1, one);
    s.r0 = addWhere(responder & ~treated, s.r0, one);
}

// ---- The tests -------------------------------------------------------------------------------

// Both regressions from one elimination of the 6x6 cross-product matrix in the order
// (1, x, l, a, al, y). After column k has been swept, entry (y, k) squared over the pivot is the
// reduction in the residual sum of squares that term k brings. The main effect is third and the
// interaction fourth, so the sweep that ends before "al" is the model without the interaction.
LANES_INLINE void testRegressions(const Sums& s, mask8 live, Rejections& out)
{
    constexpr int Order = 6;
    constexpr int Arm = 3;
    constexpr int Interaction = 4;
    constexpr int Change = 5;

    f64x8 g[Order][Order];
    g[0][0] = all(Subjects);
    g[1][0] = s.x;
    g[2][0] = s.l;
    g[3][0] = s.a;
    g[4][0] = s.al;
    g[5][0] = s.y;
    g[1][1] = s.xx;
    g[2][1] = s.xl;
    g[3][1] = s.xa;
    g[4][1] = s.xal;
    g[5][1] = s.xy;
    g[2][2] = s.ll;
    g[3][2] = s.al;
    g[4][2] = s.lal;
    g[5][2] = s.ly;
    g[3][3] = s.a;
    g[4][3] = s.al;
    g[5][3] = s.ay;
    g[4][4] = s.lal;
    g[5][4] = s.aly;
    g[5][5] = s.yy;

    f64x8 reciprocalPivot[Change];
#pragma GCC unroll 5
    for (int k = 0; k < Change; k++)
    {
        reciprocalPivot[k] = all(1) / g[k][k];
#pragma GCC unroll 6
        for (int column = k + 1; column < Order; column++)
        {
            const f64x8 factor = g[column][k] * reciprocalPivot[k];
#pragma GCC unroll 6
            for (int row = column; row < Order; row++)
            {
                g[row][column] = _mm512_fnmadd_pd(factor, g[row][k], g[row][column]);
            }
        }
    }

    const f64x8 explainedByArm = g[Change][Arm] * g[Change][Arm] * reciprocalPivot[Arm];
    const f64x8 explainedByInteraction =
        g[Change][Interaction] * g[Change][Interaction] * reciprocalPivot[Interaction];
    const f64x8 residualWith = g[Change][Change];
    const f64x8 residualWithout = residualWith + explainedByInteraction;

    // t*t = explained * df / residual, compared without dividing.
    constexpr int DfWithout = Subjects - 4;
    constexpr int DfWith = Subjects - 5;
    const mask8 ancova = _mm512_mask_cmp_pd_mask(
        live,
        explainedByArm * all(DfWithout),
        residualWithout * all(tables.criticalT2[DfWithout]),
        _CMP_GT_OQ);
    const mask8 interaction = _mm512_mask_cmp_pd_mask(
        live,
        explainedByInteraction * all(DfWith),
        residualWith * all(tables.criticalT2[DfWith]),
        _CMP_GT_OQ);
    out.ancova += countLanes(ancova);
    out.interaction += countLanes(interaction);
}

// Welch's test in the biomarker-positive subjects. Its degrees of freedom are fractional; the
// critical values of the whole numbers below and above decide all but about 0.3 % of replicates,
// and only those get a p-value.
LANES_INLINE void testSubgroup(const Sums& s, mask8 live, Rejections& out)
{
    const f64x8 one = all(1);
    const f64x8 perN1 = one / s.n1;
    const f64x8 perN0 = one / s.n0;
    const f64x8 df1 = s.n1 - one;
    const f64x8 df0 = s.n0 - one;
    const f64x8 centred1 = _mm512_fnmadd_pd(s.y1 * s.y1, perN1, s.yy1);
    const f64x8 centred0 = _mm512_fnmadd_pd(s.y0 * s.y0, perN0, s.yy0);
    const f64x8 variance1 = centred1 * perN1 / df1; // of the mean, arm by arm
    const f64x8 variance0 = centred0 * perN0 / df0;
    const f64x8 variance = variance1 + variance0;
    const f64x8 df = variance * variance
        / (variance1 * variance1 / df1 + variance0 * variance0 / df0);
    const f64x8 difference = _mm512_fmsub_pd(s.y1, perN1, s.y0 * perN0);
    const f64x8 t2 = difference * difference / variance;

    const f64x8 smallerArm = _mm512_min_pd(s.n1, s.n0);
    const mask8 estimable = _mm512_mask_cmp_pd_mask(live, smallerArm, all(2), _CMP_GE_OQ);
    out.subgroupEstimable += countLanes(estimable);

    // Lanes without an estimate hold NaN; they get a harmless index.
    const u64x8 below = _mm512_cvttpd_epi64(_mm512_mask_mov_pd(one, estimable, df));
    const u64x8 above = _mm512_add_epi64(below, allBits(1));
    const f64x8 strictCritical = _mm512_i64gather_pd(below, tables.criticalT2, 8);
    const f64x8 laxCritical = _mm512_i64gather_pd(above, tables.criticalT2, 8);
    const mask8 certain = _mm512_mask_cmp_pd_mask(estimable, t2, strictCritical, _CMP_GT_OQ);
    const mask8 possible = _mm512_mask_cmp_pd_mask(estimable, t2, laxCritical, _CMP_GT_OQ);
    const mask8 undecided = possible & ~certain;
    out.subgroup += countLanes(certain);

    if (undecided != 0)
    {
        alignas(64) double t2OfLane[Lanes];
        alignas(64) double dfOfLane[Lanes];
        _mm512_store_pd(t2OfLane, t2);
        _mm512_store_pd(dfOfLane, df);
        for (int lane = 0; lane < Lanes; lane++)
        {
            if (undecided >> lane & 1)
            {
                out.subgroup += twoSidedP(std::sqrt(t2OfLane[lane]), dfOfLane[lane]) < Alpha;
            }
        }
    }
}

LANES_INLINE void testResponse(const Sums& s, int liveLanes, Rejections& out)
{
    constexpr double Side = Subjects + 1;
    const f64x8 index = fma(s.a, all(Side * Side), fma(s.r1, all(Side), s.r0));
    alignas(64) long long indexOfLane[Lanes];
    _mm512_store_si512(indexOfLane, _mm512_cvttpd_epi64(index));
    const std::uint8_t* rejects = &tables.fisherRejects[0][0][0];
    for (int lane = 0; lane < liveLanes; lane++)
    {
        out.fisher += rejects[indexOfLane[lane]];
    }
}

// ---- Driver ----------------------------------------------------------------------------------

Rejections simulate(std::uint64_t replicates, std::uint64_t seed)
{
    PhiloxLanes random(seed, TrialStream);
    const NormalLanes normal;
    Draws draws;
    Rejections result;
    for (std::uint64_t first = 0; first < replicates; first += Lanes)
    {
        const int liveLanes = static_cast<int>(std::min<std::uint64_t>(Lanes, replicates - first));
        const auto live = static_cast<mask8>((1u << liveLanes) - 1);

        // All draws of a batch come first: the loops below stay short enough to keep the
        // generator's constants, and later the running sums, in registers.
        random.start(first);
        drawNormals(random, normal, all(MeanLogCrp), all(SdLogCrp), draws.logCrp);
        drawNormals(random, normal, all(0), all(SdBaseline), draws.baseline);
        drawNormals(random, normal, all(0), all(SdResidual), draws.residual);
        drawWords(random, draws.word);

        Sums sums;
        BlockRandomiser randomiser;
        for (int i = 0; i < Subjects; i++)
        {
            addSubject(sums, randomiser, draws, i);
        }

        testRegressions(sums, live, result);
        testSubgroup(sums, live, result);
        testResponse(sums, liveLanes, result);
    }
    return result;
}

double cpuSeconds()
{
    timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

} // namespace

int main(int argc, char** argv)
{
    const std::uint64_t replicates = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 2000000;
    const std::uint64_t seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1;
    if (replicates == 0)
    {
        std::fprintf(stderr, "usage: w1_limit [replicates] [seed]\n");
        return 2;
    }

    const Rejections warmUp = simulate(20000, seed);
    if (warmUp.subgroupEstimable == 0)
    {
        return 1; // cannot happen; makes the warm-up's result count, so that it is not removed
    }

    const double before = cpuSeconds();
    const Rejections result = simulate(replicates, seed);
    const double seconds = cpuSeconds() - before;

    const auto n = static_cast<double>(replicates);
    std::printf(
        "w1 cpp-limit %.5f %.5f %.5f %.5f %.5f\n",
        1e6 * seconds / n,
        static_cast<double>(result.ancova) / n,
        static_cast<double>(result.interaction) / n,
        static_cast<double>(result.subgroup) / static_cast<double>(result.subgroupEstimable),
        static_cast<double>(result.fisher) / n);
    return 0;
}
