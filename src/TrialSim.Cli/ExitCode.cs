namespace TrialSim.Cli;

/// <summary>How the command ends, for scripts.</summary>
internal static class ExitCode
{
    /// <summary>What was asked for has been done.</summary>
    public const int Done = 0;

    /// <summary>The run failed: nobody was eligible, the disk is full, or trialsim has a fault.</summary>
    public const int Failed = 1;

    /// <summary>The command line or a scenario is wrong; the user can mend it.</summary>
    public const int Refused = 2;

    /// <summary>A qualification found a number that is off or missing.</summary>
    public const int Unqualified = 3;

    /// <summary>Stopped by Ctrl-C or SIGTERM; the shells' number for SIGINT.</summary>
    public const int Interrupted = 130;
}
