namespace TrialSim.Simulation;

/// <summary>What a simulated patient has of the drug; of one in the control arm, what she would have in the other, and no concentrations.</summary>
/// <param name="AlbuminGramsPerDecilitre">Serum albumin, g/dL.</param>
/// <param name="FormsAntibodies">Whether she forms antibodies to the drug when given it.</param>
/// <param name="ClearanceLitresPerDay">Clearance without antibodies, L/day.</param>
/// <param name="CentralLitres">Central volume, L.</param>
/// <param name="Concentrations">Serum concentration at each visit after baseline, micrograms/mL; 0 in the control arm.</param>
/// <param name="Engagement">Fraction of TNF held that acts at each visit after baseline; 0 in the control arm.</param>
public sealed record CohortExposure(
    double AlbuminGramsPerDecilitre,
    bool FormsAntibodies,
    double ClearanceLitresPerDay,
    double CentralLitres,
    IReadOnlyList<double> Concentrations,
    IReadOnlyList<double> Engagement);
