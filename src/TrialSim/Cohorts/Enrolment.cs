using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Randomness;
using TrialSim.Trials;

namespace TrialSim.Cohorts;

/// <summary>Fills the places of eight trials: screens candidates for each place until one is eligible.</summary>
/// <remarks>
/// Place i's candidates are addressed by place and attempt, so the first 60 patients of a trial of 120 are the 60 of a trial of 60.
/// </remarks>
internal sealed class Enrolment : IDisposable
{
    private readonly Candidates candidates;
    private readonly Eligibility rules;
    private readonly double[] quotaLogCuts;
    private readonly bool everybodyIsEligible;
    private readonly TrialBlock next;

    /// <summary>Prepares the screening of one worker's trials.</summary>
    public Enrolment(Population population, OutcomeScale scale, HamdSpread raterNoise)
    {
        candidates = new(population, scale, raterNoise);
        next = new(2, 0, population.Measurement(scale, raterNoise));
        rules = population.Eligibility;
        quotaLogCuts = [.. population.Quotas?.Cuts.Select(cut => cut.Log) ?? []];
        everybodyIsEligible = population.LetsEverybodyIn;
    }

    /// <summary>Enrols every place of the trials.</summary>
    /// <exception cref="ScreeningException">A place could not be filled.</exception>
    public void Enrol(TrialRandom random, TrialBlock trial)
    {
        candidates.Draw(random, 0, 0, trial);
        if (everybodyIsEligible)
        {
            return; // the block starts with one candidate for each place
        }

        trial.Screened.Fill(Lanes.One);

        for (int place = 0; place < trial.Patients; place += 2)
        {
            int places = Math.Min(2, trial.Patients - place);
            var open = ~Eligible(trial, place, place);
            var openSecond = places == 2 ? ~Eligible(trial, place + 1, place + 1) : LaneMask.None;
            for (int attempt = 1; (open | openSecond).Any; attempt++)
            {
                if (attempt == TrialRandom.MaximumAttempts)
                {
                    throw new ScreeningException(place + 1, attempt);
                }

                candidates.Draw(random, attempt, place, next);
                open = Fill(trial, place, 0, open);
                openSecond = places == 2 ? Fill(trial, place + 1, 1, openSecond) : LaneMask.None;
            }
        }
    }

    /// <summary>Where a candidate may take a place.</summary>
    public LaneMask Eligible(TrialBlock from, int i, int place)
    {
        var eligible = LaneMask.All;
        if (rules.ScreeningCrpAtLeast is { } lowCrp)
        {
            eligible &= from.ScreeningLogCrp[i] >= lowCrp.Log;
        }

        if (rules.ScreeningCrpAtMost is { } highCrp)
        {
            eligible &= from.ScreeningLogCrp[i] <= highCrp.Log;
        }

        if (rules.BaselineAtLeast is { } mild)
        {
            eligible &= from.Baseline[i] >= mild.Value;
        }

        if (rules.BaselineAtMost is { } severe)
        {
            eligible &= from.Baseline[i] <= severe.Value;
        }

        if (rules.AgeAtLeast is { } young)
        {
            eligible &= from.Age[i] >= young.Value;
        }

        if (rules.AgeAtMost is { } old)
        {
            eligible &= from.Age[i] <= old.Value;
        }

        return quotaLogCuts.Length == 0 ? eligible : eligible & InBand(from.BaselineLogCrp[i], place % (quotaLogCuts.Length + 1));
    }

    /// <inheritdoc/>
    public void Dispose() => next.Dispose();

    private LaneMask Fill(TrialBlock trial, int place, int candidate, LaneMask open)
    {
        trial.Screened[place] += open.ToIndicator();
        var enrolled = open & Eligible(next, candidate, place);
        if (enrolled.Any)
        {
            trial.Replace(place, next, candidate, enrolled);
        }

        return open & ~enrolled;
    }

    private LaneMask InBand(Lanes logCrp, int band)
    {
        var inside = band == 0 ? LaneMask.All : logCrp > quotaLogCuts[band - 1];
        return band == quotaLogCuts.Length ? inside : inside & (logCrp <= quotaLogCuts[band]);
    }
}
