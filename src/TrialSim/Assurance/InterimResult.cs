namespace TrialSim.Assurance;

/// <summary>What a trial has shown at an interim look.</summary>
/// <param name="Patients">Patients of the first stage.</param>
/// <param name="Estimate">Estimate of the analysis, in its unit and sign.</param>
/// <param name="StandardError">Its standard error, above 0.</param>
public sealed record InterimResult(int Patients, double Estimate, double StandardError);
