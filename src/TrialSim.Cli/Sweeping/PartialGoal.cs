using System.Globalization;
using TrialSim.Cli.Commands;
using TrialSim.Cli.Running;
using TrialSim.Precision;

namespace TrialSim.Cli.Sweeping;

/// <summary>The file that keeps where an unfinished sweep to a goal was, beside what it has counted: which look comes next does not depend on when it was kept.</summary>
/// <remarks>Written at each look before the sweep goes on, so that it is never behind what is counted. Three lines: the goal, trials at the next look, the figure that holds.</remarks>
/// <param name="directory">Where the sweep leaves its files.</param>
internal sealed class PartialGoal(string directory)
{
    /// <summary>Name of the file.</summary>
    public const string File = "sweep.goal.partial";

    private readonly string path = Path.Combine(directory, File);

    /// <summary>Where a sweep to a goal was; null where nothing is kept.</summary>
    /// <param name="goal">The goal.</param>
    /// <param name="kept">Trials of each cell that are kept; 0 where none are.</param>
    /// <exception cref="RefusedException">What is kept was counted for another goal, or for none.</exception>
    public PrecisionResumption? Find(PrecisionGoal goal, long kept)
    {
        if (kept == 0)
        {
            return null;
        }

        string[] lines = System.IO.File.Exists(path) ? System.IO.File.ReadAllLines(path) : [];
        if (lines.Length == 0 && kept <= PrecisionGoal.AtLeast)
        {
            return null; // before the first look
        }

        if (lines.Length != 3 || !long.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out long next) || next < kept)
        {
            throw Refused("was not begun with --mcse, so it has not been looked at where it would have been");
        }

        return lines[0] == Words(goal) ? new(next, lines[2]) : throw Refused("was begun with another --mcse or --at-most");
    }

    /// <summary>Keeps a look.</summary>
    public void Keep(PrecisionGoal goal, PrecisionStep step) =>
        AtomicFile.Write(path, System.Text.Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Words(goal)}\n{step.Next}\n{step.Holding!.Value.Words}\n")));

    /// <summary>Forgets it.</summary>
    public void Discard() => System.IO.File.Delete(path);

    private static string Words(PrecisionGoal goal) => string.Create(
        CultureInfo.InvariantCulture, $"{string.Join("; ", goal.Targets.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Describe()} = {t.Mcse:R}")))}; at most {goal.AtMost}");

    private RefusedException Refused(string reason) =>
        new($"--out: {Path.Combine(directory, PartialSweep.File)} {reason}.\n    Name another directory, or add --fresh to discard it and begin anew.");
}
