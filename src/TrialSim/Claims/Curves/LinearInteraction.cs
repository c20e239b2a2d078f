using System.Text.Json.Serialization;
using TrialSim.Statistics.Subgroups.Curves;
using TrialSim.Trials;

namespace TrialSim.Claims.Curves;

/// <summary>Interaction of treatment with a marker as it is: a straight line in each arm, F test on 1 degree of freedom at the level.</summary>
/// <remarks>
/// The square of the t test of an arm x marker product without covariates; the fitted effect changes sign where the two lines cross. CRP enters
/// as ln CRP. Johnson and Neyman (1936), Statistical Research Memoirs 1:57-93, for the region in which lines differ.
/// </remarks>
public sealed record LinearInteraction : EffectFunctionRule
{
    /// <inheritdoc/>
    [JsonIgnore]
    private protected override bool ReadsLogarithm => false;

    /// <inheritdoc/>
    private protected override EffectFunction Function(int patients) => new StraightLine(patients);

    /// <inheritdoc/>
    public override string Describe() =>
        $"announces the side of {Marker.Word()} on which the fitted effect is good when the interaction with a straight line is significant, {DescribeLevel()}";

    private sealed class StraightLine(int patients) : EffectFunction(new(1, patients, []))
    {
        public override TreatmentByMarker Fit(in OneMarkerTrials patients)
        {
            for (int i = 0; i < patients.Count; i++)
            {
                Terms[0][i] = patients.Marker[i];
            }

            Terms.Sum(patients);
            var treated = Terms.Treated(0, 0);
            var control = Terms.Control(0, 0);
            Keep(treated, control, Terms.Means(0), Terms.Means(0));
            var test = TreatmentByMarker.Test(treated, control, 1, Terms.Residual, Terms.Patients);
            return test with { Estimable = test.Estimable & Terms.BothArms };
        }

        private protected override (int First, int Second) TermsOf(int lane) => (0, 0);
    }
}
