using TrialSim.Characteristics;

namespace TrialSim.Assurance;

/// <summary>One prior and one size of the trial.</summary>
/// <param name="Patients">Patients.</param>
/// <param name="Prior">The prior.</param>
/// <param name="Figures">What trials show whose truth is drawn from it.</param>
/// <param name="PowerAsGiven">Probability of success if the scenario's own effect is the truth.</param>
/// <param name="PowerAtMean">Probability of success if the prior's mean is; undefined where it has no one mean.</param>
/// <param name="Mean">The prior's mean, in its own unit.</param>
/// <param name="Trials">Trials simulated with drawn truths.</param>
/// <param name="Draws">Truths drawn.</param>
public sealed record AssuranceCell(
    int Patients, StatedPrior Prior, AssuranceFigures Figures, Estimate PowerAsGiven, Estimate PowerAtMean, double Mean, long Trials, int Draws);
