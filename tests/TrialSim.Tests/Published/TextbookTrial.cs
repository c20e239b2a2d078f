using TrialSim.Analyses;
using TrialSim.Designs;
using TrialSim.Outcomes;
using TrialSim.Randomization;
using TrialSim.Scenarios;
using TrialSim.Trials;

namespace TrialSim.Tests.Published;

/// <summary>
/// The trial of the textbooks, to be changed with "with": one visit, a score without bounds, residual SD 1, ln CRP standard normal and
/// measured without error, arms of equal size, nobody leaves.
/// </summary>
internal static class TextbookTrial
{
    /// <summary>The test of the difference between the effects in the halves above and below the median CRP.</summary>
    public static CrpInteraction InteractionOfHalves { get; } =
        new() { Name = "interaction", Marker = new AboveCoding { Cut = new(1) }, Covariates = [] };

    /// <summary>A trial without analyses.</summary>
    public static Scenario Of(int patients) => new()
    {
        Name = "textbook",
        Title = "A trial of the textbooks",
        Arms = new() { Treatment = "drug", Control = "placebo" },
        Population = new()
        {
            Crp = new() { LogMean = new(0), LogSd = new(1) },
            Baseline = new() { Mean = new(0), Sd = new(0) },
        },
        Design = new FixedParallel { Patients = new(patients) },
        Randomization = new PermutedBlocks { BlockSizes = [2] },
        Outcome = new()
        {
            Visits = [new(12)],
            Scale = new ContinuousScale(),
            Residual = new CompoundSymmetry { Sd = [new(1)], Correlation = new(0) },
        },
        Analyses = [],
    };

    /// <summary>A trial in which the drug adds the same number of points to everybody's score.</summary>
    public static Scenario WithEffect(int patients, double points)
    {
        var trial = Of(patients);
        return trial with { Outcome = trial.Outcome with { DrugEffect = new ConstantDrugEffect { Points = new(points) } } };
    }

    /// <summary>A trial with the same number of patients, and the same in each arm, in bands of CRP divided at these cuts (mg/L).</summary>
    public static Scenario InBands(int patients, params IReadOnlyList<double> cuts)
    {
        var trial = Of(patients);
        IReadOnlyList<Quantities.Concentration> crp = [.. cuts.Select(cut => new Quantities.Concentration(cut))];
        return trial with
        {
            Population = trial.Population with { Quotas = new() { Cuts = crp } },
            Randomization = new StratifiedPermutedBlocks { BlockSizes = [2], Strata = [new ScreeningCrpFactor { Cuts = crp }] },
            Subgroups =
            [
                .. Enumerable.Range(0, cuts.Count + 1).Select(band => new Subgroup
                {
                    Name = $"band {band + 1}",
                    CrpAbove = band == 0 ? null : crp[band - 1],
                    CrpAtMost = band == cuts.Count ? null : crp[band],
                }),
            ],
        };
    }

    /// <summary>A trial in two equal halves by CRP, with one effect below the median of 1 mg/L and another above.</summary>
    public static Scenario InHalves(int patients, double low, double high)
    {
        var trial = InBands(patients, 1);
        return trial with
        {
            Outcome = trial.Outcome with
            {
                DrugEffect = new ThresholdDrugEffect { Cut = new(1), Above = new(high), AtMost = new(low) },
            },
        };
    }

    /// <summary>
    /// A trial in which score and baseline have SD 1 and a correlation, and the drug adds the same number of points to everybody's score.
    /// </summary>
    public static Scenario PrePost(int patients, double points, double correlation)
    {
        var trial = WithEffect(patients, points);
        return trial with
        {
            Population = trial.Population with { Baseline = new() { Mean = new(0), Sd = new(1) } },
            Outcome = trial.Outcome with
            {
                Prognosis = [new BaselinePrognosis { Slope = new(correlation - 1), CentredAt = new(0) }],
                Residual = new CompoundSymmetry { Sd = [new(Math.Sqrt(1 - (correlation * correlation)))], Correlation = new(0) },
            },
        };
    }
}
