namespace TrialSim.Statistics.Survival;

/// <summary>The events at one time of a stratum in a fitted Cox model, in scaled covariates.</summary>
/// <remarks>With Efron's ties there is a term for each event, in which a share of the risk of those dying has gone; sums are over the terms.</remarks>
internal sealed record CoxTime
{
    /// <summary>Number of the stratum.</summary>
    public required int Stratum { get; init; }

    /// <summary>Number of the distinct time.</summary>
    public required int Rank { get; init; }

    /// <summary>Number of events.</summary>
    public required int Deaths { get; init; }

    /// <summary>Step of the cumulative hazard at the mean covariates.</summary>
    public double Hazard { get; set; }

    /// <summary>Step of the hazard x mean covariates at risk.</summary>
    public required double[] HazardMean { get; init; }

    /// <summary>Step of the hazard as those dying have met it.</summary>
    public double DyingHazard { get; set; }

    /// <summary>That step x mean covariates at risk.</summary>
    public required double[] DyingHazardMean { get; init; }

    /// <summary>Average over the terms of the mean covariates at risk.</summary>
    public required double[] Mean { get; init; }

    /// <summary>Sum of the covariates of those dying.</summary>
    public required double[] Dead { get; init; }

    /// <summary>Covariance of the covariates at risk, row by row.</summary>
    public required double[] Information { get; init; }
}
