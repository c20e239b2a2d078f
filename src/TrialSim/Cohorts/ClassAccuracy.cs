using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Randomness;
using TrialSim.Trials;

namespace TrialSim.Cohorts;

/// <summary>How a trial's rules of eligibility classify those who come to screening, as counts of candidates and of enrolled patients.</summary>
/// <param name="Positive">Eligible members of the latent class.</param>
/// <param name="Missed">Members who are not eligible.</param>
/// <param name="False">Others who are eligible.</param>
/// <param name="Negative">Others who are not.</param>
/// <param name="Enrolled">Enrolled patients.</param>
/// <param name="EnrolledMembers">Members among them.</param>
internal readonly record struct ClassAccuracy(long Positive, long Missed, long False, long Negative, long Enrolled, long EnrolledMembers)
{
    private const int Rounds = 64;
    private const int Places = 512; // in each of eight lanes
    private const ulong Seed = 0x434C_4153_5345_5331;

    /// <summary>Counts 262,144 candidates, and as many enrolled patients, always the same; null where the population has no class.</summary>
    /// <param name="population">Who comes, and the rules.</param>
    /// <param name="scale">The outcome's scale.</param>
    /// <param name="raterNoise">SD of the rater's error.</param>
    /// <exception cref="ScreeningException">The eligibility rules let nobody in.</exception>
    public static ClassAccuracy? Of(Population population, OutcomeScale scale, HamdSpread raterNoise)
    {
        if (population.LatentClass is null)
        {
            return null;
        }

        using var enrolment = new Enrolment(population, scale, raterNoise);
        using var drawn = new Candidates(population, scale, raterNoise);
        using var candidates = new TrialBlock(Places, 0, population.Layout(scale, raterNoise));
        using var trial = new TrialBlock(Places, 0, population.Layout(scale, raterNoise));
        var sum = default(ClassAccuracy);
        for (int round = 0; round < Rounds; round++)
        {
            var random = TrialRandom.For(Seed, (ulong)(round * Lanes.Count));
            drawn.Draw(random, 0, candidates.Pairs, candidates);
            sum = Count(sum, enrolment, candidates);
            enrolment.Enrol(random, trial);
            long members = 0;
            foreach (var indicator in trial.InClass)
            {
                members += System.Numerics.BitOperations.PopCount((indicator > 0.5).Bits);
            }

            sum = sum with { Enrolled = sum.Enrolled + (Places * Lanes.Count), EnrolledMembers = sum.EnrolledMembers + members };
        }

        return sum;
    }

    private static ClassAccuracy Count(ClassAccuracy sum, Enrolment rules, TrialBlock candidates)
    {
        long positive = 0, missed = 0, wrong = 0, negative = 0;
        for (int i = 0; i < candidates.Patients; i++)
        {
            uint member = (candidates.InClass[i] > 0.5).Bits;
            uint eligible = rules.Eligible(candidates, i, i).Bits;
            positive += System.Numerics.BitOperations.PopCount(member & eligible);
            missed += System.Numerics.BitOperations.PopCount(member & ~eligible);
            wrong += System.Numerics.BitOperations.PopCount(~member & eligible);
            negative += Lanes.Count - System.Numerics.BitOperations.PopCount(member | eligible);
        }

        return sum with { Positive = sum.Positive + positive, Missed = sum.Missed + missed, False = sum.False + wrong, Negative = sum.Negative + negative };
    }
}
