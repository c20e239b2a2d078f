using System.CommandLine;
using TrialSim.Cli.Commands;
using TrialSim.Studies;

namespace TrialSim.Cli.Studying;

/// <summary>Reads study files for commands that take studies beside trials.</summary>
internal static class StudyLoading
{
    /// <summary>The study in a file.</summary>
    /// <exception cref="RefusedException">The file cannot be read, or something is wrong with the study.</exception>
    public static StudyProtocol Load(string path)
    {
        var reading = StudyFile.Read(path);
        return reading.Protocol is { } protocol && reading.Problems.Count == 0
            ? protocol
            : throw new RefusedException(ScenarioLoading.Describe(path, reading.Problems));
    }

    /// <summary>Refuses a biomarker study where only a trial will do.</summary>
    /// <exception cref="RefusedException">The file holds a study.</exception>
    public static void RefuseStudy(string path)
    {
        if (StudyFile.IsStudy(path))
        {
            throw new RefusedException(
                $"{path}: this is a biomarker study, in which nobody is randomized; the command asks about trials.\n"
                + "    Name a trial scenario, or use trialsim run, check, describe or cohort, which take studies too.");
        }
    }

    /// <summary>Refuses options that a study has no use for.</summary>
    /// <exception cref="RefusedException">One of them was given.</exception>
    public static void RefuseOptions(ParseResult parsed, string path, params ReadOnlySpan<Option> options)
    {
        foreach (var option in options)
        {
            if (parsed.GetResult(option) is { Implicit: false })
            {
                throw new RefusedException(
                    $"{option.Name}: {path} is a biomarker study, and the option is for trials.\n"
                    + "    Leave it away; studies take --replicates, --seed, --workers, --json and --out.");
            }
        }
    }
}
