using TrialSim.Cli.Claiming;
using TrialSim.Cli.Commands;
using TrialSim.Comparisons;
using TrialSim.Quantities;
using TrialSim.Scenarios;

namespace TrialSim.Cli.Comparing;

/// <summary>Reads the designs of a comparison, what each is to show, and which of them is the reference.</summary>
internal static class DesignReading
{
    private const string FewFiles = "trialsim compare: a comparison needs two scenarios or more. Name the files of the designs, the reference first.";

    /// <summary>The designs.</summary>
    /// <param name="files">Scenario files.</param>
    /// <param name="goals">What is to be shown: one name for all, and FILE:NAME for designs that have another.</param>
    /// <exception cref="RefusedException">A file cannot be read, or a goal is missing, unknown, or said twice.</exception>
    public static IReadOnlyList<ComparedDesign> Read(IReadOnlyList<string> files, IReadOnlyList<string> goals)
    {
        if (files.Count < 2)
        {
            throw new RefusedException(FewFiles);
        }

        Scenario[] scenarios = [.. files.Select(ScenarioLoading.Load)];
        string[] own = [.. goals.Where(goal => FileOf(goal, files) is not null)];
        string[] common = [.. goals.Except(own)];
        if (common.Length > 1)
        {
            throw new RefusedException(
                $"--for: \"{Spelling.Quotable(common[0])}\" and \"{Spelling.Quotable(common[1])}\" are both to hold for every design.\n"
                + $"    Give one name for all, and FILE:NAME for a design that has another, such as {files[^1]}:{common[1]}.");
        }

        string[] names = Names(scenarios);
        return [.. files.Select((file, f) =>
        {
            string[] here = [.. own.Where(goal => FileOf(goal, files) == file)];
            string name = here.Length switch
            {
                0 when common.Length == 1 => common[0],
                0 => throw new RefusedException($"--for: nothing says what {file} is to show.\n    Add a name for all designs, or {file}:NAME."),
                1 => here[0][(file.Length + 1)..],
                _ => throw new RefusedException($"--for: {file} is given two goals, \"{Spelling.Quotable(here[0])}\" and \"{Spelling.Quotable(here[1])}\".\n    Give it one."),
            };
            return new ComparedDesign(names[f], scenarios[f], name, GoalReading.Read("--for", name, scenarios[f]));
        })];
    }

    /// <summary>Number of the reference: by file or by name; the first where nothing is said.</summary>
    /// <exception cref="RefusedException">There is no such design.</exception>
    public static int Reference(string? said, IReadOnlyList<string> files, IReadOnlyList<ComparedDesign> designs)
    {
        if (said is null)
        {
            return 0;
        }

        string[] names = [.. designs.Select(d => d.Name)];
        int number = Array.IndexOf([.. files], said) is >= 0 and int file ? file : Array.IndexOf(names, said);
        return number >= 0 ? number : throw new RefusedException(
            $"--reference: \"{Spelling.Quotable(said)}\" is none of the designs.\n    {Spelling.Suggest(said, names, "Designs")}");
    }

    private static string? FileOf(string goal, IReadOnlyList<string> files) =>
        files.Where(file => goal.StartsWith(file + ":", StringComparison.Ordinal)).MaxBy(file => file.Length);

    // the scenarios' own names; those that are not unique get their number
    private static string[] Names(Scenario[] scenarios) =>
    [
        .. scenarios.Select((scenario, s) => scenarios.Count(other => other.Name == scenario.Name) == 1
            ? scenario.Name
            : $"{scenario.Name} ({s + 1})"),
    ];
}
