using TrialSim.Cohorts;
using TrialSim.Outcomes;
using TrialSim.Randomization;
using TrialSim.Randomness;
using TrialSim.Scenarios;
using TrialSim.Trials;

namespace TrialSim.Tests.Oracles;

/// <summary>The whole data model of a scenario, patient by patient in plain scalar code: the twin of enrolment, allocation and observation.</summary>
internal sealed class ScalarTrial(Scenario scenario, ulong seed, ulong replicate)
{
    private readonly ScalarRandom random = new(seed, replicate);
    private readonly Population population = scenario.Population;
    private readonly ScalarOutcome outcome = new(scenario.Outcome);

    /// <summary>Conducts the trial.</summary>
    public Patient[] Conduct()
    {
        int n = (int)scenario.Design.Patients.Value;
        Patient[] patients = [.. Enumerable.Range(0, n).Select(Enrol)];
        Allocate(patients);
        return [.. patients.Select((patient, place) => outcome.Follow(patient, place, random))];
    }

    private Patient Enrol(int place)
    {
        for (int attempt = 0; ; attempt++)
        {
            var candidate = Candidate(place, attempt);
            if (IsEligible(candidate, place))
            {
                return candidate with { Screened = attempt + 1 };
            }
        }
    }

    private Patient Candidate(int place, int attempt)
    {
        double Normal(DrawPurpose purpose) => random.Normal(purpose, 0, attempt, place);
        bool Happens(int trait, double share) => random.Fraction(DrawPurpose.Traits, trait, attempt, place) < Math.Round(share * Math.ScaleB(1, 32));

        var crp = population.Crp!;
        bool female = Happens(0, population.FemaleShare.Value);
        double share = population.FemaleShare.Value;
        double sex = crp.FemaleMinusMale.Value * ((female ? 1 : 0) - share);
        double explained = crp.FemaleMinusMale.Value * crp.FemaleMinusMale.Value * share * (1 - share);
        double byBmi = 0;
        double bmi = 0;
        if (population.Bmi is { } model)
        {
            // log-normal with the stated mean and SD; corr(BMI, z) = s / CV
            double cv = model.Sd.Value / model.Mean.Value;
            double s = Math.Sqrt(Math.Log(1 + (cv * cv)));
            double z = Normal(DrawPurpose.BodyMassIndex);
            bmi = Math.Exp(Math.Log(model.Mean.Value) - (s * s / 2) + (s * z));
            double perDeviate = crp.BmiCorrelation.Value * cv / s * crp.LogSd.Value;
            byBmi = perDeviate * z;
            explained += perDeviate * perDeviate;
        }

        double variance = crp.LogSd.Value * crp.LogSd.Value;
        double level = crp.LogMean.Value + sex + byBmi
            + (Math.Sqrt((crp.Reliability.Value * variance) - explained) * Normal(DrawPurpose.MarkerLevel));
        double severity = population.Baseline.Mean.Value + (population.Baseline.Sd.Value * Normal(DrawPurpose.BaselineSeverity));
        return new()
        {
            Female = female,
            MedicationFree = population.MedicationFreeShare is { } free && Happens(1, free.Value),
            ResistanceStage = Stage(place, attempt),
            Age = population.Age is { } age ? age.Mean.Value + (age.Sd.Value * Normal(DrawPurpose.Age)) : 0,
            BodyMassIndex = bmi,
            Height = population.Height is { } height
                ? (female ? height.FemaleMean.Value : height.MaleMean.Value) + (height.Sd.Value * Normal(DrawPurpose.Height))
                : 0,
            TrueLogCrp = level,
            ScreeningLogCrp = Measure(level, Normal(DrawPurpose.ScreeningMarker)),
            BaselineLogCrp = Measure(level, Normal(DrawPurpose.BaselineMarker)),
            TrueBaseline = severity,
            Baseline = ScalarOutcome.Record(
                scenario.Outcome.Scale, severity + (scenario.Outcome.RaterNoise.Value * Normal(DrawPurpose.BaselineRating))),
        };
    }

    private int Stage(int place, int attempt)
    {
        if (population.ResistanceStageShares is not { } shares)
        {
            return 0;
        }

        uint fraction = random.Fraction(DrawPurpose.Traits, 2, attempt, place);
        double below = 0;
        for (int stage = 1; stage < shares.Count; stage++)
        {
            below += shares[stage - 1].Value;
            if (fraction < Math.Round(below * Math.ScaleB(1, 32)))
            {
                return stage;
            }
        }

        return shares.Count;
    }

    private double Measure(double level, double deviate)
    {
        var crp = population.Crp!;
        double measured = level + (crp.LogSd.Value * Math.Sqrt(1 - crp.Reliability.Value) * deviate);
        return crp.DetectionLimit is { } limit && measured < Math.Log(limit.Value) ? Math.Log(limit.Value / Math.Sqrt(2)) : measured;
    }

    private bool IsEligible(Patient candidate, int place)
    {
        var rules = population.Eligibility;
        double screening = Math.Exp(candidate.ScreeningLogCrp);
        bool eligible = !(screening < rules.ScreeningCrpAtLeast?.Value) && !(screening > rules.ScreeningCrpAtMost?.Value)
            && !(candidate.Baseline < rules.BaselineAtLeast?.Value) && !(candidate.Baseline > rules.BaselineAtMost?.Value)
            && !(candidate.Age < rules.AgeAtLeast?.Value) && !(candidate.Age > rules.AgeAtMost?.Value);
        if (population.Quotas is not { } quotas)
        {
            return eligible;
        }

        double[] cuts = [double.NegativeInfinity, .. quotas.Cuts.Select(c => Math.Log(c.Value)), double.PositiveInfinity];
        int band = place % (cuts.Length - 1);
        return eligible && candidate.BaselineLogCrp > cuts[band] && candidate.BaselineLogCrp <= cuts[band + 1];
    }

    private void Allocate(Patient[] patients)
    {
        var scheme = scenario.Randomization;
        var (blockSizes, factors) = scheme switch
        {
            StratifiedPermutedBlocks stratified => (stratified.BlockSizes, stratified.Strata),
            PermutedBlocks blocks => (blocks.BlockSizes, []),
            _ => ([], (IReadOnlyList<StratificationFactor>)[]),
        };
        var open = new Dictionary<int, Queue<bool>>();
        int strata = factors.Aggregate(1, (product, factor) => product * factor.Levels);
        for (int i = 0; i < patients.Length; i++)
        {
            if (scheme is AlternatingAllocation)
            {
                patients[i] = patients[i] with { Treated = i % scheme.Ratio.Total >= scheme.Ratio.Control };
                continue;
            }

            uint fraction = random.Fraction(DrawPurpose.Allocation, 0, 0, i);
            if (blockSizes.Count == 0)
            {
                patients[i] = patients[i] with { Treated = fraction < Math.Round((double)scheme.Ratio.Treatment / scheme.Ratio.Total * Math.ScaleB(1, 32)) };
                continue;
            }

            int stratum = factors.Aggregate(0, (number, factor) => (number * factor.Levels) + Level(factor, patients[i]));
            if (!open.TryGetValue(stratum, out var block) || block.Count == 0)
            {
                int pick = blockSizes.Count == 1 ? 0 : (int)(((ulong)random.Fraction(DrawPurpose.BlockLength, 0, 0, i) * (ulong)blockSizes.Count) >> 32);
                int treatment = blockSizes[pick] * scheme.Ratio.Treatment / scheme.Ratio.Total;
                open[stratum] = block = Whole(blockSizes, treatment, strata, fraction) ?? new(Enumerable.Range(0, blockSizes[pick]).Select(k => k < treatment));
            }

            bool[] left = [.. block];
            // a block that was not drawn whole: treatment with probability (treatment left) / (left)
            bool treated = IsWhole(blockSizes, blockSizes[0] * scheme.Ratio.Treatment / scheme.Ratio.Total, strata)
                ? left[0]
                : (ulong)fraction * (ulong)left.Length < (ulong)left.Count(t => t) << 32;
            int taken = Array.IndexOf(left, treated);
            open[stratum] = new(left.Where((_, k) => k != taken));
            patients[i] = patients[i] with { Stratum = stratum, Treated = treated };
        }
    }

    // Short blocks with at most eight orders are drawn whole by the patient who opens them, in up to eight strata.
    private static bool IsWhole(IReadOnlyList<int> blockSizes, int treatment, int strata) =>
        blockSizes is [<= 7 and var size] && strata <= 8 && Orders(size, treatment).Count <= 8;

    private static Queue<bool>? Whole(IReadOnlyList<int> blockSizes, int treatment, int strata, uint fraction)
    {
        if (!IsWhole(blockSizes, treatment, strata))
        {
            return null;
        }

        var orders = Orders(blockSizes[0], treatment);
        int order = orders[(int)(((ulong)fraction * (ulong)orders.Count) >> 32)];
        return new(Enumerable.Range(0, blockSizes[0]).Select(k => (order >> k & 1) == 1));
    }

    // Bit k is the k-th place: 1 for treatment; in the order of the numbers.
    private static List<int> Orders(int size, int treatment) =>
        [.. Enumerable.Range(0, 1 << size).Where(order => System.Numerics.BitOperations.PopCount((uint)order) == treatment)];

    private static int Level(StratificationFactor factor, Patient patient) => factor switch
    {
        SexFactor => patient.Female ? 1 : 0,
        MedicationFactor => patient.MedicationFree ? 1 : 0,
        ScreeningCrpFactor crp => crp.Cuts.Count(cut => Math.Exp(patient.ScreeningLogCrp) >= cut.Value),
        _ => throw new NotSupportedException($"no twin of {factor}"),
    };
}
