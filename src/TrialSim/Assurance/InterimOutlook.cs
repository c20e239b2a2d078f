using TrialSim.Characteristics;

namespace TrialSim.Assurance;

/// <summary>How surely the rest of a trial brings success, under one belief about the truth.</summary>
/// <param name="Truth">The belief, in a few words.</param>
/// <param name="Prior">The belief as a prior, in multiples of the scenario's drug effect.</param>
/// <param name="Success">Probability of success of both stages together: conditional power under one truth, predictive power under a prior.</param>
/// <param name="Digest">SHA-256 over everything drawn and counted for it.</param>
public sealed record InterimOutlook(string Truth, TruthPrior Prior, Estimate Success, string Digest);
