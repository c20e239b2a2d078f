// Workload W2, hand-tuned: what the processor can do when nothing has to be general.
//
// Eight replicates a vector (lanes.hpp): seven visits, dropout, and the mixed model for repeated
// measures with unstructured covariance, fitted by REML without iteration. Because dropout is
// monotone and arm and baseline are crossed with visit, the restricted likelihood is one
// regression a visit, of y_j on (1, arm, baseline, y_1 .. y_j-1) among those still in, with
// innovation variance RSS / (n - 3); docs/methods/mmrm-closed-form.md has the derivation.
//
//   w2_limit [replicates] [seed]
//
// prints: w2 cpp-limit <CPU us per trial> <rejection rate>
#include "lanes.hpp"
#include "student_t.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <time.h>

namespace
{

constexpr int Subjects = 60;
constexpr int Visits = 7;
constexpr int Columns = Visits + 1; // baseline, then the visits
constexpr int Chunk = 20;           // subjects drawn together: their columns stay in the first cache
constexpr int Lanes = 8;
constexpr double Alpha = 0.05;
constexpr int LargestDf = 512;

static_assert(Subjects % Chunk == 0 && Chunk % 2 == 0);

// Where in the generator's counter space the trial's draws live.
constexpr std::uint32_t TrialStream = 8;

constexpr double Mean[Visits] = {-2, -3.5, -5, -6, -6.8, -7.4, -8};
constexpr double FinalEffect = -2.5;
constexpr double SdBaseline = 3.5;
constexpr double BaselineSlope = -0.35;
constexpr double Correlation = 0.8;
constexpr double DropoutLevel = -3.65; // log odds at a change of -5
constexpr double DropoutSlope = 0.10;

struct CriticalValues
{
    double t2[LargestDf];

    CriticalValues()
    {
        t2[0] = 1e300;
        for (int df = 1; df < LargestDf; df++)
        {
            t2[df] = squaredCriticalValue(Alpha, df);
        }
    }
};

const CriticalValues critical;

// ---- The trial -------------------------------------------------------------------------------

// e^x for moderate x, to about 1e-15.
LANES_INLINE f64x8 exponential(f64x8 x)
{
    const f64x8 whole = _mm512_roundscale_pd(x * all(1.4426950408889634), 0);
    f64x8 r = _mm512_fnmadd_pd(whole, all(0.693147180369123816490), x);
    r = _mm512_fnmadd_pd(whole, all(1.90821492927058770002e-10), r);
    const f64x8 power = horner(
        r,
        1.0 / 479001600, 1.0 / 39916800, 1.0 / 3628800, 1.0 / 362880, 1.0 / 40320, 1.0 / 5040,
        1.0 / 720, 1.0 / 120, 1.0 / 24, 1.0 / 6, 0.5, 1.0, 1.0);
    return _mm512_scalef_pd(power, whole);
}

// A chunk of subjects: the centred baseline, then at each visit the change less its mean under
// control, and in which lanes the subject is still in.
struct Subjects20
{
    f64x8 value[Columns][Chunk];
    mask8 in[Visits][Chunk];
};

LANES_INLINE void follow(PhiloxLanes& random, const NormalLanes& normal, int i, Subjects20& out)
{
    f64x8 z[8];
    u64x8 words[4];
#pragma GCC unroll 2
    for (int pair = 0; pair < 8; pair += 4)
    {
        random.nextFour(words);
        normal.pair(words[0], words[1], z[pair], z[pair + 1]);
        normal.pair(words[2], words[3], z[pair + 2], z[pair + 3]);
    }
    random.nextFour(words);

    const f64x8 innovation = all(std::sqrt(1 - Correlation * Correlation));
    const f64x8 baseline = z[7] * all(SdBaseline);
    const double treated = i & 1;
    out.value[0][i] = baseline;
    f64x8 residual = z[0];
    mask8 in = 0xFF;
#pragma GCC unroll 7
    for (int j = 0; j < Visits; j++)
    {
        if (j > 0)
        {
            residual = fma(residual, all(Correlation), z[j] * innovation);
        }
        const f64x8 effect = all(treated * (FinalEffect * (j + 1) / Visits));
        const f64x8 y = fma(baseline, all(BaselineSlope), fma(residual, all(4 + 0.4 * (j + 1)), effect));
        out.value[j + 1][i] = y;
        out.in[j][i] = in;
        if (j < Visits - 1)
        {
            // Stays where u (1 + odds) >= 1, written without a division; u is the chance of leaving.
            const u64x8 half = (j & 1) ? _mm512_srli_epi64(words[j / 2], 32)
                                       : _mm512_and_si512(words[j / 2], allBits(0xFFFFFFFFu));
            const f64x8 u = _mm512_cvtepu64_pd(half) * all(0x1p-32);
            const double centre = -DropoutLevel - DropoutSlope * (Mean[j] + 5);
            const f64x8 oddsOfStaying = exponential(fma(y, all(-DropoutSlope), all(centre)));
            in &= _mm512_cmp_pd_mask(fma(u, oddsOfStaying, u), all(1), _CMP_GE_OQ);
        }
    }
}

// ---- Sums ------------------------------------------------------------------------------------

// At each visit, among those still in: cross-products of the columns up to the visit's, and
// number and sums by arm.
struct Sums
{
    f64x8 product[Visits][Columns][Columns];
    f64x8 sum[Visits][2][Columns];
    f64x8 count[Visits][2];
};

template <int Visit, int Row>
LANES_INLINE void addRow(Sums& s, const Subjects20& subjects)
{
    f64x8 total[Row + 1];
    for (int column = 0; column <= Row; column++)
    {
        total[column] = s.product[Visit][Row][column];
    }
    for (int i = 0; i < Chunk; i++)
    {
        const f64x8 kept = _mm512_maskz_mov_pd(subjects.in[Visit][i], subjects.value[Row][i]);
        for (int column = 0; column <= Row; column++)
        {
            total[column] = fma(kept, subjects.value[column][i], total[column]);
        }
    }
    for (int column = 0; column <= Row; column++)
    {
        s.product[Visit][Row][column] = total[column];
    }

    f64x8 control = s.sum[Visit][0][Row];
    f64x8 treatment = s.sum[Visit][1][Row];
    for (int i = 0; i < Chunk; i += 2)
    {
        control = addWhere(subjects.in[Visit][i], control, subjects.value[Row][i]);
        treatment = addWhere(subjects.in[Visit][i + 1], treatment, subjects.value[Row][i + 1]);
    }
    s.sum[Visit][0][Row] = control;
    s.sum[Visit][1][Row] = treatment;
}

template <int Visit, int Row>
LANES_INLINE void addRows(Sums& s, const Subjects20& subjects)
{
    addRow<Visit, Row>(s, subjects);
    if constexpr (Row > 0)
    {
        addRows<Visit, Row - 1>(s, subjects);
    }
}

template <int Visit>
LANES_INLINE void addVisits(Sums& s, const Subjects20& subjects)
{
    addRows<Visit, Visit + 1>(s, subjects);
    f64x8 control = s.count[Visit][0];
    f64x8 treatment = s.count[Visit][1];
    for (int i = 0; i < Chunk; i += 2)
    {
        control = addWhere(subjects.in[Visit][i], control, all(1));
        treatment = addWhere(subjects.in[Visit][i + 1], treatment, all(1));
    }
    s.count[Visit][0] = control;
    s.count[Visit][1] = treatment;
    if constexpr (Visit > 0)
    {
        addVisits<Visit - 1>(s, subjects);
    }
}

// ---- The fit ---------------------------------------------------------------------------------

// What the regression of visit j leaves: coefficients of the earlier changes, innovation
// variance, unscaled variance and coefficient of the arm, residual degrees of freedom, and the
// Cholesky factor of the cross-products (below the diagonal; reciprocals of the diagonal apart).
struct Regression
{
    f64x8 phi[Visits];
    f64x8 variance;
    f64x8 leverage;
    f64x8 arm;
    f64x8 df;
    f64x8 factor[Columns][Columns];
    f64x8 reciprocal[Columns];
};

template <int Visit>
LANES_INLINE void regress(const Sums& s, Regression& out)
{
    constexpr int Size = Visit + 2; // baseline, changes up to this visit's
    constexpr int Last = Size - 1;
    const f64x8 perControl = all(1) / s.count[Visit][0];
    const f64x8 perTreated = all(1) / s.count[Visit][1];

    // Within arms: constant and arm are swept out by subtracting the arms' means.
    f64x8 g[Size][Size];
    f64x8 difference[Size];
    for (int row = 0; row < Size; row++)
    {
        const f64x8 control = s.sum[Visit][0][row] * perControl;
        const f64x8 treatment = s.sum[Visit][1][row] * perTreated;
        difference[row] = treatment - control;
        for (int column = 0; column <= row; column++)
        {
            g[row][column] = s.product[Visit][row][column] - control * s.sum[Visit][0][column]
                - treatment * s.sum[Visit][1][column];
        }
    }

    out.df = s.count[Visit][0] + s.count[Visit][1] - all(3);
    out.leverage = perControl + perTreated + difference[0] * difference[0] / g[0][0];
#pragma GCC unroll 8
    for (int k = 0; k < Last; k++)
    {
        out.reciprocal[k] = all(1) / _mm512_sqrt_pd(g[k][k]);
#pragma GCC unroll 8
        for (int row = k + 1; row < Size; row++)
        {
            g[row][k] = g[row][k] * out.reciprocal[k];
        }
#pragma GCC unroll 8
        for (int column = k + 1; column < Size; column++)
        {
#pragma GCC unroll 8
            for (int row = column; row < Size; row++)
            {
                g[row][column] = _mm512_fnmadd_pd(g[row][k], g[column][k], g[row][column]);
            }
        }
    }
    out.variance = g[Last][Last] / out.df;

    f64x8 coefficient[Size];
    f64x8 arm = difference[Last];
    for (int k = Last - 1; k >= 0; k--)
    {
        f64x8 value = g[Last][k];
        for (int later = k + 1; later < Last; later++)
        {
            value = _mm512_fnmadd_pd(g[later][k], coefficient[later], value);
        }
        coefficient[k] = value * out.reciprocal[k];
        arm = _mm512_fnmadd_pd(coefficient[k], difference[k], arm);
        if (k > 0)
        {
            out.phi[k - 1] = coefficient[k];
        }
    }
    out.arm = arm;
    for (int row = 0; row < Last; row++)
    {
        for (int column = 0; column < row; column++)
        {
            out.factor[row][column] = g[row][column];
        }
    }
}

template <int Visit>
LANES_INLINE void regressAll(const Sums& s, Regression (&out)[Visits])
{
    if constexpr (Visit > 0)
    {
        regressAll<Visit - 1>(s, out);
    }
    regress<Visit>(s, out[Visit]);
}

struct Contrast
{
    f64x8 estimate = all(0);
    f64x8 variance = all(0);
    f64x8 df;
};

// The arm at the last visit: estimate, variance, Satterthwaite's degrees of freedom.
LANES_INLINE Contrast contrastAtEnd(const Regression (&visit)[Visits])
{
    f64x8 weight[Visits]; // how much visit j's own coefficient counts at the last visit
    weight[Visits - 1] = all(1);
    for (int k = Visits - 2; k >= 0; k--)
    {
        f64x8 value = all(0);
        for (int j = k + 1; j < Visits; j++)
        {
            value = fma(visit[j].phi[k], weight[j], value);
        }
        weight[k] = value;
    }

    Contrast out;
    f64x8 through[Visits];
    f64x8 uncertainty = all(0);
    for (int j = 0; j < Visits; j++)
    {
        const f64x8 scaled = weight[j] * visit[j].variance * visit[j].leverage;
        const f64x8 share = weight[j] * scaled;
        out.estimate = fma(weight[j], visit[j].arm, out.estimate);
        out.variance = out.variance + share;
        uncertainty = uncertainty + all(2) * share * share / visit[j].df;

        // h'S^-1 h by forward substitution with the factor's part of the earlier changes.
        f64x8 solved[Visits];
        f64x8 form = all(0);
        f64x8 value = scaled;
        for (int k = 0; k < j; k++)
        {
            value = fma(visit[j].phi[k], through[k], value);
            f64x8 z = through[k];
            for (int before = 0; before < k; before++)
            {
                z = _mm512_fnmadd_pd(visit[j].factor[k + 1][before + 1], solved[before], z);
            }
            solved[k] = z * visit[j].reciprocal[k + 1];
            form = fma(solved[k], solved[k], form);
        }
        through[j] = value;
        uncertainty = fma(all(4) * weight[j] * weight[j] * visit[j].variance, form, uncertainty);
    }
    out.df = all(2) * out.variance * out.variance / uncertainty;
    return out;
}

// The degrees of freedom are fractional: the critical values of the whole numbers around them
// decide nearly all replicates, and only the others get a p-value.
LANES_INLINE long countRejections(const Contrast& contrast, mask8 live)
{
    const f64x8 t2 = contrast.estimate * contrast.estimate / contrast.variance;
    const u64x8 below = _mm512_cvttpd_epi64(_mm512_min_pd(contrast.df, all(LargestDf - 2)));
    const f64x8 strict = _mm512_i64gather_pd(below, critical.t2, 8);
    const f64x8 lax = _mm512_i64gather_pd(_mm512_add_epi64(below, allBits(1)), critical.t2, 8);
    const mask8 certain = _mm512_mask_cmp_pd_mask(live, t2, strict, _CMP_GT_OQ);
    const mask8 undecided = _mm512_mask_cmp_pd_mask(live, t2, lax, _CMP_GT_OQ) & ~certain;
    long rejected = countLanes(certain);
    if (undecided != 0)
    {
        alignas(64) double t2OfLane[Lanes];
        alignas(64) double dfOfLane[Lanes];
        _mm512_store_pd(t2OfLane, t2);
        _mm512_store_pd(dfOfLane, contrast.df);
        for (int lane = 0; lane < Lanes; lane++)
        {
            if (undecided >> lane & 1)
            {
                rejected += twoSidedP(std::sqrt(t2OfLane[lane]), dfOfLane[lane]) < Alpha;
            }
        }
    }
    return rejected;
}

// ---- Driver ----------------------------------------------------------------------------------

long simulate(std::uint64_t replicates, std::uint64_t seed)
{
    PhiloxLanes random(seed, TrialStream);
    const NormalLanes normal;
    static Sums sums;
    static Regression visits[Visits];
    Subjects20 subjects;
    long rejected = 0;
    for (std::uint64_t first = 0; first < replicates; first += Lanes)
    {
        const int liveLanes = static_cast<int>(std::min<std::uint64_t>(Lanes, replicates - first));
        std::memset(static_cast<void*>(&sums), 0, sizeof sums);
        random.start(first);
        for (int chunk = 0; chunk < Subjects; chunk += Chunk)
        {
            for (int i = 0; i < Chunk; i++)
            {
                follow(random, normal, i, subjects);
            }
            addVisits<Visits - 1>(sums, subjects);
        }
        regressAll<Visits - 1>(sums, visits);
        rejected += countRejections(contrastAtEnd(visits), static_cast<mask8>((1u << liveLanes) - 1));
    }
    return rejected;
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
    const std::uint64_t replicates = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1000000;
    const std::uint64_t seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1;
    if (replicates == 0)
    {
        std::fprintf(stderr, "usage: w2_limit [replicates] [seed]\n");
        return 2;
    }

    if (simulate(20000, seed) == 0)
    {
        return 1; // cannot happen; makes the warm-up's result count, so that it is not removed
    }

    const double before = cpuSeconds();
    const long rejected = simulate(replicates, seed);
    const double seconds = cpuSeconds() - before;
    const auto n = static_cast<double>(replicates);
    std::printf("w2 cpp-limit %.5f %.5f\n", 1e6 * seconds / n, static_cast<double>(rejected) / n);
    return 0;
}
