using TrialSim.Quantities;

namespace TrialSim.Outcomes;

/// <summary>From which score on a patient counts as responding or remitting.</summary>
/// <param name="ResponseFall">Response: a fall from baseline by at least this share of the baseline score.</param>
/// <param name="RemissionAtMost">Remission: a score of at most this.</param>
internal sealed record EndpointRules(Share ResponseFall, HamdPoints RemissionAtMost);
