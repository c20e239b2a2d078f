using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Randomness;
using TrialSim.Trials;

namespace TrialSim.Cohorts;

/// <summary>Estimates how many of those who come to screening are eligible, before a run finds out place by place.</summary>
internal static class EligibleShare
{
    /// <summary>Below this share a place may stay empty though <see cref="TrialRandom.MaximumAttempts"/> candidates were screened for it.</summary>
    private const double Least = 0.002;

    private const int Places = 1024; // in each of eight lanes: 16 of the 8192 candidates would be eligible at the least share
    private const ulong Seed = 0x454C_4947_4942_4C45;

    /// <summary>Reports rules that let almost nobody in.</summary>
    public static void Check(ScenarioPlace place, Population population, OutcomeScale scale, HamdSpread raterNoise)
    {
        if (population.LetsEverybodyIn)
        {
            return;
        }

        using var enrolment = new Enrolment(population, scale, raterNoise);
        using var candidates = new TrialBlock(Places, 0, population.Layout(scale, raterNoise));
        using var drawn = new Candidates(population, scale, raterNoise);
        drawn.Draw(TrialRandom.For(Seed, 0), 0, candidates.Pairs, candidates);
        int bands = (population.Quotas?.Cuts.Count ?? 0) + 1;
        for (int band = 0; band < bands; band++)
        {
            int eligible = 0;
            for (int i = 0; i < Places; i++)
            {
                eligible += System.Numerics.BitOperations.PopCount(enrolment.Eligible(candidates, i, band).Bits);
            }

            const int Drawn = Places * Lanes.Count;
            if (eligible < Least * Drawn)
            {
                string who = bands == 1 ? "are eligible" : $"are eligible and belong to band {band + 1} of {bands}";
                place.At(bands == 1 ? "eligibility" : "quotas").Breach(
                    $"of {Drawn} people drawn from the population {eligible} {who}: places could not be filled.",
                    $"Widen the rules until at least {Least:0.0%} of those who come to screening fit.");
            }
        }
    }
}
