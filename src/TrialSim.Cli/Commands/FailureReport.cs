using TrialSim.Cohorts;

namespace TrialSim.Cli.Commands;

/// <summary>Says on stderr why a run failed.</summary>
internal static class FailureReport
{
    /// <summary>One sentence for what a user can understand and mend; the trace for our own faults.</summary>
    public static int Write(Exception exception)
    {
        string text = exception switch
        {
            ScreeningException => exception.Message,
            IOException or UnauthorizedAccessException => $"trialsim: {exception.Message}",
            _ => $"trialsim {Characteristics.OperatingCharacteristics.Version} failed, and it is not your fault. Please report this with your scenario:\n{exception}",
        };
        Console.Error.WriteLine(text);
        return ExitCode.Failed;
    }
}
