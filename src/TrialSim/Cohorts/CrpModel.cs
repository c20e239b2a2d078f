using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Cohorts;

/// <summary>
/// hs-CRP: a lasting level per patient, normal on the ln scale and dependent on BMI and sex, and two noisy measurements of it.
/// </summary>
/// <remarks>
/// Screening decides eligibility and stratum, baseline is analysed. <see cref="LogMean"/> and <see cref="LogSd"/> describe one
/// measurement in the population that comes to screening; the lasting level has the variance <see cref="Reliability"/> x SD^2.
/// </remarks>
public sealed record CrpModel
{
    /// <summary>Mean of ln CRP (mg/L) of one measurement.</summary>
    public required LogConcentration LogMean { get; init; }

    /// <summary>Standard deviation of ln CRP of one measurement.</summary>
    public required LogSpread LogSd { get; init; }

    /// <summary>Intraclass correlation of two measurements of the same patient; 1 is no measurement error.</summary>
    public Reliability Reliability { get; init; } = new(1);

    /// <summary>Correlation of BMI (on its own scale) and ln CRP of one measurement, in the population that comes to screening.</summary>
    public Correlation BmiCorrelation { get; init; } = new(0);

    /// <summary>Difference in mean ln CRP, women minus men.</summary>
    public LogConcentration FemaleMinusMale { get; init; } = new(0);

    /// <summary>
    /// Assay limit, mg/L: a lower concentration is reported as limit / sqrt 2 (Hornung and Reed 1990); absent is no limit.
    /// </summary>
    public Concentration? DetectionLimit { get; init; }

    /// <summary>Share of measurements that are missing, each independently of everything else.</summary>
    [UntracedDefault]
    public Probability Missing { get; init; } = new(0);

    /// <summary>The same as a marker of the panel.</summary>
    internal MarkerModel AsMarker() => new()
    {
        Name = PatientMarker.Crp,
        Unit = "mg/L",
        Distribution = new LogNormalMarker { LogMean = LogMean, LogSd = LogSd },
        Reliability = Reliability,
        BmiCorrelation = BmiCorrelation,
        FemaleMinusMale = FemaleMinusMale,
        DetectionLimit = DetectionLimit,
        Missing = Missing,
    };

    /// <summary>The model in words.</summary>
    public string Describe() =>
        $"CRP log-normal with median {Portable.Exp(LogMean.Value):0.###} mg/L (ln CRP {LogMean.Value:0.####}, SD {LogSd.Value:0.####})"
        + (Reliability.Value == 1 ? ", measured without error" : $", measured with reliability {Reliability.Value}")
        + (BmiCorrelation.Value == 0 ? string.Empty : $", correlated {BmiCorrelation.Value} with body mass index")
        + (FemaleMinusMale.Value == 0 ? string.Empty : $", ln CRP {FemaleMinusMale.Value} higher in women")
        + (DetectionLimit is { } limit ? $", detectable from {limit.Value} mg/L" : string.Empty)
        + (Missing.Value == 0 ? string.Empty : $", {100 * Missing.Value:0.##}% of measurements missing");
}
