namespace TrialSim.Simulation;

/// <summary>What a simulation's estimates are judged against, from a large counterfactual run.</summary>
/// <param name="Analyses">True value of each analysis's estimand, in the scenario's order.</param>
/// <param name="MarkerMean">Mean baseline CRP of randomized patients, mg/L.</param>
/// <param name="MarkerMedian">Median baseline CRP, mg/L.</param>
public sealed record TrueValues(IReadOnlyList<TrueValue> Analyses, TrueValue MarkerMean, TrueValue MarkerMedian);
