namespace TrialSim.Cli.Running;

/// <summary>Work that Ctrl-C or SIGTERM may end at any moment, for it leaves nothing behind: it reads and computes, and does not write.</summary>
internal static class Interruptible
{
    /// <summary>Does the work.</summary>
    /// <returns>What the work gives.</returns>
    /// <exception cref="OperationCanceledException">A signal came first. The work goes on in the background until the process ends.</exception>
    public static T Do<T>(Func<T> work)
    {
        using var interruption = new Interruption();
        var doing = Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Task.WaitAny([doing], interruption.Token);
        return doing.GetAwaiter().GetResult();
    }
}
