using System.Globalization;
using TrialSim.Characteristics;

namespace TrialSim.Sizing;

/// <summary>What should be known about an answer before it is used.</summary>
internal static class SizeWarnings
{
    /// <summary>The sentences.</summary>
    public static IEnumerable<string> Of(
        SizeQuestion question, ShiftOfTest? shift, ProbitLine line, Estimate power, PowerPoint check, double wanted, SizeEffort effort)
    {
        foreach (string warning in OfDirection(shift))
        {
            yield return warning;
        }

        if (line.IsSuspicious)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"The simulated powers scatter about the line more than chance explains (p = {line.LackOfFit:0.0000}): power may move in jumps, as that of an exact test does, or bend. "
                    + $"The interval allows for it (variances times {line.Heterogeneity:0.0}); read the curve before the answer.");
        }

        double error = Math.Sqrt((check.Power.Mcse * check.Power.Mcse) + (power.Mcse * power.Mcse));
        if (Math.Abs(check.Power.Value - power.Value) > 3 * error)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture, $"Trials that the line does not know show a power of {check.Power.Value:0.0000} at the answer, more than three standard errors from the line's {power.Value:0.0000}.");
        }

        if (effort.IsReduced)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture, $"The trials are large, so that {effort.Trials:N0} were simulated at the answer (error of the power {effort.Error(wanted):0.0000}); --mcse asks for more.");
        }

        if (question.Analysis(question.Truths[0].Scenario) is null && shift is null && check.Power.Upper < wanted)
        {
            yield return "In the trials of the check the power is below the wanted one: a rule's power need not rise with the value.";
        }
    }

    /// <summary>Whether what is found would be harm.</summary>
    public static IEnumerable<string> OfDirection(ShiftOfTest? shift)
    {
        if (shift is { PointsAway: true, Test.LooksBothWays: true })
        {
            yield return "The true effect points against the treatment: this two-sided power is that of finding harm (of a marker: less benefit at higher values).";
        }
    }
}
