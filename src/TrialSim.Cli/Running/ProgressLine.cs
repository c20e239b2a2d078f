using System.Diagnostics;
using TrialSim.Simulation;

namespace TrialSim.Cli.Running;

/// <summary>One line on stderr that says how far a run has come; only on a terminal, and only once a run takes longer than a moment.</summary>
/// <remarks>Drawn by hand: a library's progress display would cost a short run more time than its simulation.</remarks>
internal sealed class ProgressLine : IDisposable
{
    private const int BarWidth = 20;
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly RunProgress progress;
    private readonly Func<long> end;
    private readonly Func<string> goal;
    private readonly string beginning;
    private readonly string unit;
    private readonly Stopwatch clock = new();
    private readonly Timer timer;
    private int drawn;
    private long firstDone;

    private ProgressLine(RunProgress progress, Func<long> end, Func<string> goal, string beginning, string unit)
    {
        this.goal = goal;
        this.beginning = beginning;
        this.unit = unit;
        this.progress = progress;
        this.end = end;
        timer = new(_ => Draw(), null, Moment, Pause);
    }

    /// <summary>Starts to draw; null where stderr is not a terminal.</summary>
    /// <param name="progress">How far the run has come.</param>
    /// <param name="replicates">Trials until its end.</param>
    /// <param name="beginning">What is done before the first trial.</param>
    /// <param name="unit">What is counted.</param>
    public static ProgressLine? Start(RunProgress progress, long replicates, string beginning = "computing the true values ...", string unit = "trials") =>
        Console.IsErrorRedirected ? null : new(progress, () => replicates, () => string.Empty, beginning, unit);

    /// <summary>The same for a run whose end is found while it goes on.</summary>
    /// <param name="progress">How far the run has come.</param>
    /// <param name="end">Trials until its end, as known by now.</param>
    /// <param name="goal">What it goes on for.</param>
    public static ProgressLine? Start(RunProgress progress, Func<long> end, Func<string> goal) =>
        Console.IsErrorRedirected ? null : new(progress, end, goal, "computing the true values ...", "trials");

    /// <summary>Stops and wipes the line.</summary>
    public void Dispose()
    {
        using var stopped = new ManualResetEvent(false);
        if (timer.Dispose(stopped))
        {
            stopped.WaitOne();
        }

        if (drawn > 0)
        {
            Console.Error.Write($"\r{new string(' ', drawn)}\r");
        }
    }

    private void Draw()
    {
        long done = progress.ReplicatesDone;
        string text = done == 0 ? beginning : Describe(done);
        int width = Console.WindowWidth > 1 ? Console.WindowWidth - 1 : 79;
        text = text[..Math.Min(text.Length, width)];
        Console.Error.Write($"\r{text.PadRight(drawn)}");
        drawn = text.Length;
    }

    private string Describe(long done)
    {
        if (!clock.IsRunning)
        {
            clock.Start();
            firstDone = done;
        }

        long replicates = Math.Max(done, end());
        double perSecond = (done - firstDone) / Math.Max(0.001, clock.Elapsed.TotalSeconds);
        int filled = (int)(BarWidth * done / replicates);
        string left = perSecond > 0 ? $"{TimeSpan.FromSeconds(Math.Ceiling((replicates - done) / perSecond)):g} left" : string.Empty;
        return $"[{new string('#', filled)}{new string('-', BarWidth - filled)}] {done:N0} of {replicates:N0} {unit}, {perSecond:N0} a second, {left}{goal()}";
    }
}
