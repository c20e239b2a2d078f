using System.Globalization;
using TrialSim.Cli.Assuring;
using TrialSim.Cli.Claiming;
using TrialSim.Cli.Commands;
using TrialSim.Quantities;
using TrialSim.Scenarios;
using TrialSim.Sizing;

namespace TrialSim.Cli.Sizing;

/// <summary>Reads under which truths a value is sought: the scenario with multiples of its drug effect, and further scenario files.</summary>
internal static class SizeTruthReading
{
    private const double Largest = 100;

    /// <summary>The truths: the scenario's first, factor by factor, then those of the files, then the means of priors.</summary>
    /// <exception cref="RefusedException">A factor is none, or a file is not of the same design.</exception>
    public static IReadOnlyList<SizeTruth> Read(Scenario scenario, IReadOnlyList<string> factors, IReadOnlyList<string> files, IReadOnlyList<string> priors)
    {
        List<SizeTruth> truths = [];
        foreach (double factor in factors.Count == 0 ? [1] : factors.Select(Factor))
        {
            Add(truths, "--effect", OfFactor(scenario, factor));
        }

        foreach (string file in files)
        {
            var further = TruthReading.Load(file, scenario);
            Add(truths, $"--truth: {file}", new(further.Name, further.Title, further));
        }

        foreach (string file in priors)
        {
            Add(truths, $"--prior: {file}", MeanOf(file, scenario));
        }

        return truths;
    }

    private static void Add(List<SizeTruth> truths, string where, SizeTruth truth) =>
        truths.Add(truths.All(t => t.Name != truth.Name) ? truth : throw new RefusedException($"{where}: a truth called \"{truth.Name}\" is there already. Name each once."));

    private static SizeTruth OfFactor(Scenario scenario, double factor) => factor == 1
        ? new(scenario.Name, scenario.Outcome.DrugEffect.Describe(scenario.Population.Units), scenario)
        : Scaled(scenario, factor);

    private static SizeTruth Scaled(Scenario scenario, double factor)
    {
        var effect = scenario.Outcome.DrugEffect.Scaled(factor);
        return new(
            string.Create(CultureInfo.InvariantCulture, $"{factor:0.####} x the effect"), effect.Describe(scenario.Population.Units), scenario with { Outcome = scenario.Outcome with { DrugEffect = effect } });
    }

    private static SizeTruth MeanOf(string file, Scenario scenario)
    {
        var prior = PriorLoading.Load(file);
        double mean = prior.Prior.Mean;
        if (!double.IsFinite(mean))
        {
            throw new RefusedException($"--prior: {file}: draws of several properties have no one mean. Name a scenario file with the truth in mind after --truth.");
        }

        var reading = prior.AtMean(scenario);
        return reading.Scenario is { } changed && reading.Problems.Count == 0
            ? new($"mean of {prior.Name}", string.Create(CultureInfo.InvariantCulture, $"{mean:0.####}, the mean of a prior; {prior.Describe()}; source: {prior.Source}"), changed)
            : throw new RefusedException(ScenarioLoading.Describe($"--prior: {file}: at its mean, {mean.ToString("0.####", CultureInfo.InvariantCulture)}", reading.Problems));
    }

    private static double Factor(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double factor) && factor is > 0 and <= Largest
            ? factor
            : throw new RefusedException(
                $"--effect: \"{Spelling.Quotable(text)}\" is no factor of the drug effect. Use a number above 0 and at most {Largest}, such as 0.5; for no effect at all name a scenario with --truth.");
}
