using System.Globalization;
using TrialSim.Assurance;
using TrialSim.Cli.Commands;
using TrialSim.Quantities;
using TrialSim.Scenarios;

namespace TrialSim.Cli.Assuring;

/// <summary>Reads what a trial has shown at an interim look: "n=30,estimate=-2.4,se=2.1", or z instead of se.</summary>
internal static class InterimReading
{
    private const string Form = "Write --interim n=30,estimate=-2.4,se=2.1: patients so far, the estimate in the unit of the analysis, and its standard error (or z=).";
    private static readonly string[] Known = ["n", "estimate", "se", "z"];

    /// <summary>The result.</summary>
    /// <exception cref="RefusedException">It cannot be read, or contradicts itself.</exception>
    public static InterimResult Read(string text)
    {
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (string part in text.Split(','))
        {
            string[] sides = part.Split('=');
            if (sides.Length != 2 || !Known.Contains(sides[0].Trim()) || !double.TryParse(sides[1], NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || !double.IsFinite(value)
                || !values.TryAdd(sides[0].Trim(), value))
            {
                throw Refused($"\"{Spelling.Quotable(part)}\" cannot be read here.");
            }
        }

        if (!values.TryGetValue("n", out double patients) || !values.TryGetValue("estimate", out double estimate) || values.ContainsKey("se") == values.ContainsKey("z"))
        {
            throw Refused("it needs n, estimate, and one of se and z.");
        }

        double error = values.TryGetValue("se", out double given) ? given : estimate / values["z"];
        return patients is >= 2 and <= 1_000_000 && patients == Math.Truncate(patients) && error > 0 && double.IsFinite(error)
            ? new((int)patients, estimate, error)
            : throw Refused("n must be a whole number from 2, se above 0, and z have the sign of the estimate.");
    }

    /// <summary>The trial with the patients still to come.</summary>
    /// <exception cref="RefusedException">None are.</exception>
    public static Scenario Rest(Scenario design, InterimResult interim)
    {
        double rest = design.Design.Patients.Value - interim.Patients;
        var reading = rest > 0 ? new ScenarioPatch([new("design.patients", rest.ToString(CultureInfo.InvariantCulture))]).Apply(design) : new(null, []);
        return reading.Scenario ?? throw new RefusedException(
            $"--interim: with {interim.Patients} of {design.Design.Patients.Value} patients seen, {rest} are still to come, which is no second stage. Give a smaller n, or more --patients.");
    }

    /// <summary>Refuses priors that the interim result cannot update.</summary>
    /// <exception cref="RefusedException">One of them.</exception>
    public static void Check(IReadOnlyList<(string File, StatedPrior Prior)> priors)
    {
        foreach (var (file, prior) in priors)
        {
            if (!prior.CanBeUpdated)
            {
                throw new RefusedException($"--interim: {file}: the interim result can update only priors about multiples of the drug effect that are normal, points, or mixtures of such. Leave this prior out.");
            }
        }
    }

    private static RefusedException Refused(string found) => new($"--interim: {found}\n    {Form}");
}
