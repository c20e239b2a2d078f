using TrialSim.Cautions;
using TrialSim.Cli.Sizing;
using TrialSim.Sizing;

namespace TrialSim.Cli.Cautioning;

/// <summary>What could mislead in a search for a value: the goal's own cautions at each value found, and truths that need very different numbers of patients.</summary>
internal static class SizeCautions
{
    /// <summary>The cautions.</summary>
    public static IReadOnlyList<Caution> Of(SizeResult result)
    {
        var question = result.Question;
        var found =
            (from answer in result.Answers
             where answer.Value is not null
             group answer by answer.Value!.Value into same
             orderby same.Key
             select (Value: same.Key, Cautions: CautionList.Of(AskedAbout.Of(question.Knob.Set(same.First().Truth.Scenario, same.Key), [question.Goal])))).ToList();
        var atValues = CautionsOfPlaces.Of([.. found.Select(f => f.Cautions)], some => $"With {Words(question.Knob, [.. some.Select(s => found[s].Value)])}", s => Words(question.Knob, [found[s].Value]));
        return question.Knob is PatientsKnob && OfSizes(result) is { } sizes ? CautionList.InOrder([.. atValues, sizes]) : atValues;
    }

    private static string Words(Knob knob, double[] values) => $"{Lists.All(values.Select(value => SizeWords.Value(knob, value)))} {knob.Words(values[^1]).Unit}";

    // The first power for which truths differ is enough.
    private static Caution? OfSizes(SizeResult result) => result.Question.Powers
        .Select(power => (Power: power, Values: result.Answers.Where(a => a.Wanted == power).Select(a => a.Value).OfType<double>().ToList()))
        .Where(answers => answers.Values.Count > 0)
        .Select(answers => CautionList.Sequential.OfSizes(answers.Values.Min(), answers.Values.Max(), answers.Power))
        .FirstOrDefault(caution => caution is not null);
}
