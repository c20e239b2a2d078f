using System.Text.Json.Serialization;
using TrialSim.Quantities;

namespace TrialSim.Exposure;

/// <summary>The regimen under which a drug effect was seen; its size is taken to hold in the model's reference patient, a man without antibodies.</summary>
public sealed record ReferenceRegimen : DosingSchedule
{
    /// <summary>
    /// Week at whose engagement the effect has its stated size. Where it is absent, each visit is compared with the same visit under the
    /// reference regimen, so that the effect keeps the course over the visits that it was seen with.
    /// </summary>
    public Weeks? At { get; init; }

    /// <inheritdoc/>
    public override string Describe() => At is { } week ? $"{base.Describe()} at week {week.Value:0.####}" : $"{base.Describe()} at the same visit";

    /// <summary>Engagement of the reference patient that stands for the whole effect at each visit; fractions.</summary>
    internal double[] Engagement(ExposureModel exposure, double[] weeks)
    {
        var patient = exposure.Model.ReferencePatient;
        return At is { } week
            ? [.. Enumerable.Repeat(exposure.EngagementOf(this, patient, week.Value)[0], weeks.Length)]
            : exposure.EngagementOf(this, patient, weeks);
    }
}
