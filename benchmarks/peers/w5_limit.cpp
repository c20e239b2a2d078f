// Workload W5, hand-tuned: the best of 20 cut-points by 1,000 permutations.
//
// Eight permutations of one trial a vector (lanes.hpp). With -DOWN_SHUFFLES every trial draws and
// applies permutations of its own, by gathers and scatters; without it, eight trials share the
// permutations that were drawn once, and each picks its outcomes from registers.
//
//   w5_limit [replicates] [seed]
//
// prints: w5 <program> <CPU us per trial> <rejection rate>
#include "lanes.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <time.h>

namespace
{

constexpr int Patients = 60;
constexpr int ArmSize = Patients / 2; // arms in turn; fits into four registers
constexpr int Cuts = 20;
constexpr int FewestInCell = 3;
constexpr int Permutations = 1000;
constexpr int Lanes = 8;
constexpr double Alpha = 0.05;

#ifdef OWN_SHUFFLES
constexpr const char* Program = "cpp-fresh";
#else
constexpr const char* Program = "cpp-limit";
#endif

struct Cut
{
    int low[2];         // patients at or below the cut, by arm
    double factor[2];   // 1/low + 1/high
    double gain;        // (n - 4) / (sum of the factors)
    double scaledGain;  // gain / observed t^2
};

struct Trial
{
    alignas(64) double outcome[2][32]; // by marker, less the arm's mean; the last two are not used
    double total;                      // sum of squares within arms
    double observed;                   // largest t^2
    Cut cut[Cuts];
    int cuts;
    int reached;
};

void readTrial(Trial& trial, const double* marker, const double* outcome)
{
    double sorted[2][ArmSize];
    double pooled[Patients];
    trial.total = 0;
    for (int arm = 0; arm < 2; arm++)
    {
        std::pair<double, double> patient[ArmSize];
        double mean = 0;
        for (int i = 0; i < ArmSize; i++)
        {
            patient[i] = {marker[2 * i + arm], outcome[2 * i + arm]};
            pooled[2 * i + arm] = marker[2 * i + arm];
            mean += outcome[2 * i + arm] / ArmSize;
        }
        std::sort(patient, patient + ArmSize);
        for (int i = 0; i < ArmSize; i++)
        {
            sorted[arm][i] = patient[i].first;
            const double centred = patient[i].second - mean;
            trial.outcome[arm][i] = centred;
            trial.total += centred * centred;
        }
        trial.outcome[arm][30] = trial.outcome[arm][31] = 0;
    }
    std::sort(pooled, pooled + Patients);

    double sums[2][ArmSize + 1] = {};
    for (int arm = 0; arm < 2; arm++)
    {
        for (int i = 0; i < ArmSize; i++)
        {
            sums[arm][i + 1] = sums[arm][i] + trial.outcome[arm][i];
        }
    }

    trial.cuts = 0;
    trial.observed = 0;
    trial.reached = 0;
    for (int k = 1; k <= Cuts; k++)
    {
        const int number = static_cast<int>(std::nearbyint(Patients * k / double(Cuts + 1)));
        const double level = pooled[number - 1];
        Cut cut;
        bool filled = true;
        for (int arm = 0; arm < 2; arm++)
        {
            const int low = static_cast<int>(std::upper_bound(sorted[arm], sorted[arm] + ArmSize, level) - sorted[arm]);
            filled = filled && low >= FewestInCell && ArmSize - low >= FewestInCell;
            cut.low[arm] = low;
            cut.factor[arm] = 1.0 / low + 1.0 / (ArmSize - low);
        }
        if (!filled)
        {
            continue;
        }
        cut.gain = (Patients - 4) / (cut.factor[0] + cut.factor[1]);
        const double s0 = sums[0][cut.low[0]];
        const double s1 = sums[1][cut.low[1]];
        const double contrast = cut.factor[0] * s0 - cut.factor[1] * s1;
        const double residual = trial.total - cut.factor[0] * s0 * s0 - cut.factor[1] * s1 * s1;
        trial.observed = std::max(trial.observed, contrast * contrast * cut.gain / residual);
        trial.cut[trial.cuts++] = cut;
    }
    for (int k = 0; k < trial.cuts; k++)
    {
        trial.cut[k].scaledGain = trial.cut[k].gain / trial.observed;
    }
}

// Which of eight permutations reach the observed maximum, without a division: contrast^2 gain/t^2
// plus the squares that the cells explain reaches the total exactly where their t^2 reaches t^2.
LANES_INLINE mask8 reached(const Trial& trial, const f64x8 (&sums)[2][ArmSize + 1])
{
    f64x8 largest = _mm512_setzero_pd();
    for (int k = 0; k < trial.cuts; k++)
    {
        const Cut& cut = trial.cut[k];
        const f64x8 s0 = sums[0][cut.low[0]];
        const f64x8 s1 = sums[1][cut.low[1]];
        const f64x8 p0 = s0 * all(cut.factor[0]);
        const f64x8 p1 = s1 * all(cut.factor[1]);
        const f64x8 contrast = p0 - p1;
        const f64x8 explained = fma(p1, s1, p0 * s0);
        largest = _mm512_max_pd(largest, fma(contrast * contrast, all(cut.scaledGain), explained));
    }
    return _mm512_cmp_pd_mask(largest, all(trial.total * (1 - 1e-9)), _CMP_GE_OQ);
}

// A random place below `bound` in each lane, from the low 32 bits of the words.
LANES_INLINE u64x8 placeBelow(u64x8 word, int bound)
{
    return _mm512_srli_epi64(_mm512_mul_epu32(word, allBits(bound)), 32);
}

struct Words
{
    alignas(64) u64x8 of[2][ArmSize + 2];

    LANES_INLINE void draw(PhiloxLanes& random)
    {
        for (int i = 0; i < ArmSize; i += 4)
        {
            u64x8 four[4];
            random.nextFour(four);
            for (int k = 0; k < 4 && i + k < ArmSize; k++)
            {
                of[0][i + k] = four[k];
                of[1][i + k] = _mm512_srli_epi64(four[k], 32);
            }
        }
    }
};

#ifdef OWN_SHUFFLES

void countTrial(Trial& trial, PhiloxLanes& random)
{
    const u64x8 lane = _mm512_set_epi64(7, 6, 5, 4, 3, 2, 1, 0);
    alignas(64) double order[2][ArmSize][Lanes];
    for (int arm = 0; arm < 2; arm++)
    {
        for (int i = 0; i < ArmSize; i++)
        {
            _mm512_store_pd(order[arm][i], all(trial.outcome[arm][i]));
        }
    }
    Words words;
    f64x8 sums[2][ArmSize + 1];
    for (int p = 0; p < Permutations; p += Lanes)
    {
        words.draw(random);
        for (int arm = 0; arm < 2; arm++)
        {
            double* column = order[arm][0];
            f64x8 sum = _mm512_setzero_pd();
            for (int i = ArmSize - 1; i > 0; i--)
            {
                const u64x8 other = _mm512_add_epi64(_mm512_slli_epi64(placeBelow(words.of[arm][i], i + 1), 3), lane);
                const f64x8 here = _mm512_load_pd(column + Lanes * i);
                const f64x8 there = _mm512_i64gather_pd(other, column, 8);
                _mm512_i64scatter_pd(column, other, here, 8);
                _mm512_store_pd(column + Lanes * i, there);
            }
            sums[arm][0] = sum;
            for (int i = 0; i < ArmSize; i++)
            {
                sums[arm][i + 1] = sum = sum + _mm512_load_pd(column + Lanes * i);
            }
        }
        trial.reached += countLanes(reached(trial, sums));
    }
}

void count(Trial (&trials)[Lanes], PhiloxLanes& random)
{
    for (Trial& trial : trials)
    {
        countTrial(trial, random);
    }
}

#else

void shuffle(const u64x8* words, long long (*order)[Lanes])
{
    for (int i = 0; i < ArmSize; i++)
    {
        alignas(64) long long other[Lanes];
        _mm512_store_si512(other, placeBelow(words[i], i + 1));
        for (int k = 0; k < Lanes; k++)
        {
            order[i][k] = order[other[k]][k];
            order[other[k]][k] = i;
        }
    }
}

void count(Trial (&trials)[Lanes], PhiloxLanes& random)
{
    Words words;
    alignas(64) long long order[2][ArmSize][Lanes];
    f64x8 sums[2][ArmSize + 1];
    const u64x8 sixteen = allBits(16);
    for (int p = 0; p < Permutations; p += Lanes)
    {
        words.draw(random);
        shuffle(words.of[0], order[0]);
        shuffle(words.of[1], order[1]);
        for (Trial& trial : trials)
        {
            for (int arm = 0; arm < 2; arm++)
            {
                const f64x8 a = _mm512_load_pd(trial.outcome[arm]);
                const f64x8 b = _mm512_load_pd(trial.outcome[arm] + 8);
                const f64x8 c = _mm512_load_pd(trial.outcome[arm] + 16);
                const f64x8 d = _mm512_load_pd(trial.outcome[arm] + 24);
                f64x8 sum = _mm512_setzero_pd();
                sums[arm][0] = sum;
                for (int i = 0; i < ArmSize; i++)
                {
                    const u64x8 from = _mm512_load_si512(order[arm][i]);
                    const mask8 upper = _mm512_cmpge_epi64_mask(from, sixteen);
                    sum = sum + _mm512_mask_blend_pd(upper, _mm512_permutex2var_pd(a, from, b), _mm512_permutex2var_pd(c, from, d));
                    sums[arm][i + 1] = sum;
                }
            }
            trial.reached += countLanes(reached(trial, sums));
        }
    }
}

#endif

LANES_INLINE void drawNormals(PhiloxLanes& random, const NormalLanes& normal, double mean, double sd, f64x8 (&out)[Patients])
{
    for (int i = 0; i < Patients; i += 4)
    {
        u64x8 words[4];
        random.nextFour(words);
        normal.pair(words[0], words[1], out[i], out[i + 1]);
        normal.pair(words[2], words[3], out[i + 2], out[i + 3]);
        for (int k = i; k < i + 4; k++)
        {
            out[k] = fma(out[k], all(sd), all(mean));
        }
    }
}

long simulate(std::uint64_t replicates, std::uint64_t seed)
{
    static const NormalLanes normal;
    static f64x8 marker[Patients];
    static f64x8 baseline[Patients];
    static f64x8 residual[Patients];
    static Trial trials[Lanes];
    PhiloxLanes draws(seed, 7);
    PhiloxLanes permutations(seed, 8);
    const double logFive = std::log(5.0);
    long rejected = 0;
    for (std::uint64_t first = 0; first < replicates; first += Lanes)
    {
        draws.start(first);
        permutations.start(first);
        drawNormals(draws, normal, std::log(2.5), 1.1, marker);
        drawNormals(draws, normal, 0, 3.5, baseline);
        drawNormals(draws, normal, -8, 6, residual);
        for (int k = 0; k < Lanes; k++)
        {
            double m[Patients];
            double y[Patients];
            for (int i = 0; i < Patients; i++)
            {
                m[i] = marker[i][k];
                y[i] = residual[i][k] - 0.35 * baseline[i][k] - (i % 2) * 2 * (m[i] - logFive);
            }
            readTrial(trials[k], m, y);
        }
        count(trials, permutations);
        for (std::uint64_t k = 0; k < Lanes && first + k < replicates; k++)
        {
            rejected += 1.0 + trials[k].reached <= Alpha * (Permutations + 1);
        }
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
    const std::uint64_t replicates = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 20000;
    const std::uint64_t seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1;
    if (replicates == 0)
    {
        std::fprintf(stderr, "usage: w5_limit [replicates] [seed]\n");
        return 2;
    }

    if (simulate(400, seed) < 0)
    {
        return 1; // cannot happen; makes the warm-up's result count, so that it is not removed
    }

    const double before = cpuSeconds();
    const long rejected = simulate(replicates, seed);
    const double seconds = cpuSeconds() - before;
    const auto n = static_cast<double>(replicates);
    std::printf("w5 %s %.5f %.5f\n", Program, 1e6 * seconds / n, static_cast<double>(rejected) / n);
    return 0;
}
