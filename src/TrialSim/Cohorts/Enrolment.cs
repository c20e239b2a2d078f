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
    /// <summary>Pairs of places for which the next candidates are drawn together: as many as one step of the generator serves.</summary>
    private const int PairsTogether = 4;

    private readonly Candidates first;
    private readonly Candidates candidates; // those after the first for a place
    private readonly Eligibility rules;
    private readonly (PatientMarker Marker, double Low, double High)[] ranges; // the engine's values
    private readonly PatientMarker quotaMarker;
    private readonly double[] quotaLogCuts;
    private readonly bool everybodyIsEligible;
    private readonly TrialBlock next;
    private uint[] open = [];
    private int[] waiting = [];

    /// <summary>Prepares the screening of one worker's trials.</summary>
    public Enrolment(Population population, OutcomeScale scale, HamdSpread raterNoise)
    {
        first = new(population, scale, raterNoise);
        candidates = new(population, scale, raterNoise);
        next = new(2 * PairsTogether, 0, population.Layout(scale, raterNoise));
        rules = population.Eligibility;
        ranges = [.. rules.Ranges().Select(r => (
            r.Marker,
            r.AtLeast is { } low ? r.Marker.Inside(low.Value) : double.NegativeInfinity,
            r.AtMost is { } high ? r.Marker.Inside(high.Value) : double.PositiveInfinity))];
        quotaMarker = population.Quotas?.Marker ?? PatientMarker.Crp;
        quotaLogCuts = [.. population.Quotas?.Cuts.Select(cut => cut.Log) ?? []];
        everybodyIsEligible = population.LetsEverybodyIn;
    }

    /// <summary>Enrols every place of the trials.</summary>
    /// <exception cref="ScreeningException">A place could not be filled.</exception>
    public void Enrol(TrialRandom random, TrialBlock trial)
    {
        first.Draw(random, 0, trial.Pairs, trial);
        if (everybodyIsEligible)
        {
            return; // the block starts with one candidate for each place
        }

        if (waiting.Length != trial.Pairs.Length)
        {
            (waiting, open) = (new int[trial.Pairs.Length], new uint[2 * trial.Pairs.Length]);
        }

        trial.Screened.Fill(Lanes.One);
        int pending = 0;
        for (int pair = 0; pair < trial.Pairs.Length; pair++)
        {
            for (int place = 2 * pair; place < Math.Min(trial.Patients, (2 * pair) + 2); place++)
            {
                open[place] = (~Eligible(trial, place, place)).Bits;
            }

            pending = KeepIfOpen(pair, pending);
        }

        for (int attempt = 1; pending > 0; attempt++)
        {
            if (attempt == TrialRandom.MaximumAttempts)
            {
                throw new ScreeningException((2 * waiting[0]) + (open[2 * waiting[0]] != 0 ? 1 : 2), attempt);
            }

            pending = ScreenAgain(random, trial, attempt, pending);
        }

        first.Enrolled();
    }

    // The next candidate for each pair of places that still has one to fill, a few pairs at a time.
    private int ScreenAgain(TrialRandom random, TrialBlock trial, int attempt, int pending)
    {
        Span<int> pairs = stackalloc int[PairsTogether];
        int stillPending = 0;
        for (int first = 0; first < pending; first += PairsTogether)
        {
            int count = Math.Min(PairsTogether, pending - first);
            for (int p = 0; p < PairsTogether; p++)
            {
                pairs[p] = waiting[first + Math.Min(p, count - 1)]; // repeats fill the block up and are not looked at
            }

            candidates.Draw(random, attempt, pairs, next);
            for (int p = 0; p < count; p++)
            {
                Fill(trial, 2 * pairs[p], 2 * p);
                Fill(trial, (2 * pairs[p]) + 1, (2 * p) + 1);
                stillPending = KeepIfOpen(pairs[p], stillPending);
            }
        }

        return stillPending;
    }

    private int KeepIfOpen(int pair, int kept)
    {
        if ((open[2 * pair] | open[(2 * pair) + 1]) != 0)
        {
            waiting[kept++] = pair;
        }

        return kept;
    }

    private void Fill(TrialBlock trial, int place, int candidate)
    {
        if (open[place] == 0)
        {
            return;
        }

        var still = LaneMask.FromBits(open[place]);
        trial.Screened[place] += still.ToIndicator();
        var enrolled = still & Eligible(next, candidate, place);
        if (enrolled.Any)
        {
            trial.Replace(place, next, candidate, enrolled);
            open[place] &= ~enrolled.Bits;
        }
    }

    /// <summary>Where a candidate may take a place.</summary>
    public LaneMask Eligible(TrialBlock from, int i, int place)
    {
        var eligible = LaneMask.All;
        foreach (var (marker, low, high) in ranges)
        {
            var value = from.Screening(marker)[i];
            eligible &= (value >= low) & (value <= high);
        }

        if (rules.Classifier is not null)
        {
            eligible &= from.ClassifiedIn[i] > 0.5;
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

        return quotaLogCuts.Length == 0 ? eligible : eligible & InBand(from.Measured(quotaMarker)[i], place % (quotaLogCuts.Length + 1));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        first.Dispose();
        candidates.Dispose();
        next.Dispose();
    }

    private LaneMask InBand(Lanes logCrp, int band)
    {
        var inside = band == 0 ? LaneMask.All : logCrp > quotaLogCuts[band - 1];
        return band == quotaLogCuts.Length ? inside : inside & (logCrp <= quotaLogCuts[band]);
    }
}
