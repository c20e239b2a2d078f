namespace TrialSim.Simulation;

/// <summary>Mean and spread of a measure, or of the difference between two scenarios' measures, over the trials that have it.</summary>
/// <param name="Mean">Mean, in the measure's unit; not a number where no trial has it.</param>
/// <param name="Variance">Sample variance over trials.</param>
/// <param name="Trials">Number of trials that have it.</param>
public readonly record struct MeasureMoments(double Mean, double Variance, long Trials);
