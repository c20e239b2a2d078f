using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Cohorts;

/// <summary>
/// A biomarker: a lasting level per patient, dependent on BMI and sex and correlated with the other biomarkers, and two noisy
/// measurements of it, at screening and at baseline.
/// </summary>
/// <remarks>
/// <see cref="Distribution"/> describes one measurement in the population that comes to screening. On the scale of its normal scores the
/// lasting level has variance <see cref="Reliability"/> and each measurement adds an independent error of variance 1 - reliability.
/// </remarks>
public sealed record MarkerModel
{
    /// <summary>Name, as effects, strata, subgroups and results use it: lower-case letters, digits and hyphens.</summary>
    public required PatientMarker Name { get; init; }

    /// <summary>Unit of its concentrations, for the reader.</summary>
    public string? Unit { get; init; }

    /// <summary>Distribution of one measurement.</summary>
    public required MarkerDistribution Distribution { get; init; }

    /// <summary>Intraclass correlation of two measurements of the same patient, on the normal scores; 1 is no measurement error.</summary>
    public Reliability Reliability { get; init; } = new(1);

    /// <summary>Correlation of BMI (on its own scale) and the normal score of one measurement, in the population that comes to screening.</summary>
    public Correlation BmiCorrelation { get; init; } = new(0);

    /// <summary>Difference in the mean natural logarithm, women minus men.</summary>
    public LogConcentration FemaleMinusMale { get; init; } = new(0);

    /// <summary>Assay limit: a lower concentration is reported as limit / sqrt 2 (Hornung and Reed 1990); absent is no limit.</summary>
    public Concentration? DetectionLimit { get; init; }

    /// <summary>Share of measurements that are missing, each independently of everything else.</summary>
    public Probability Missing { get; init; } = new(0);

    /// <summary>Whether truth and measurement are one.</summary>
    internal bool IsExact => Reliability.Value == 1 && DetectionLimit is null && Missing.Value == 0;

    /// <summary>The unit after a number, with its space.</summary>
    internal string SpacedUnit => Unit is null ? string.Empty : " " + Unit;

    /// <summary>Difference in score, women minus men.</summary>
    internal double ScoreDifference => FemaleMinusMale.Value / Distribution.LogScale;

    /// <summary>ln of what the assay reports below its limit; NaN where it has none.</summary>
    internal double LogBelowLimit => DetectionLimit is { } limit ? Portable.Log(limit.Value / Math.Sqrt(2)) : double.NaN;

    /// <summary>Replaces log concentrations below the assay's limit by what it reports.</summary>
    internal void Report(Span<Lanes> logs)
    {
        if (DetectionLimit is not { } limit)
        {
            return;
        }

        Lanes logLimit = limit.Log;
        Lanes reported = LogBelowLimit;
        for (int i = 0; i < logs.Length; i++)
        {
            logs[i] = (logs[i] < logLimit).Select(reported, logs[i]);
        }
    }

    /// <summary>The model in words.</summary>
    public string Describe() =>
        $"{Name.InWords()} {Distribution.Describe(SpacedUnit)}"
        + (Reliability.Value == 1 ? ", measured without error" : $", measured with reliability {Reliability.Value}")
        + (BmiCorrelation.Value == 0 ? string.Empty : $", correlated {BmiCorrelation.Value} with body mass index")
        + (FemaleMinusMale.Value == 0 ? string.Empty : $", ln {Name.InWords()} {FemaleMinusMale.Value} higher in women")
        + (DetectionLimit is { } limit ? $", detectable from {limit.Value}{SpacedUnit}" : string.Empty)
        + (Missing.Value == 0 ? string.Empty : $", {100 * Missing.Value:0.##}% of measurements missing: what reads the marker leaves such patients out");

    /// <summary>Reports what cannot be of the marker by itself.</summary>
    internal void Check(ScenarioPlace place, BmiModel? bmi)
    {
        Distribution.Check(place.At("distribution"));
        if (!Name.IsBiomarker)
        {
            place.At("name").Breach($"\"{Name}\" is the name of a clinical characteristic.", $"Choose another; reserved are {string.Join(", ", PatientMarker.Clinical)}.");
        }

        if (BmiCorrelation.Value != 0 && bmi is null)
        {
            place.At("bmi-correlation").Breach(
                $"a correlation of {BmiCorrelation.Value} with a BMI that the population has not.",
                "Add \"bmi\" to \"population\", or leave the correlation out.",
                "population.bmi");
        }

        if (Missing.Value == 1)
        {
            place.At("missing").Breach("every measurement is missing.", "Use a share below 1, or leave the marker out.");
        }
    }
}
