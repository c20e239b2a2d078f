using TrialSim.Cli.Running;
using TrialSim.Cli.Terminal;
using TrialSim.Simulation;

namespace TrialSim.Cli.Claiming;

/// <summary>What questions about findings have in common: they can be interrupted, leave a file if asked to, and print nothing before the end.</summary>
internal static class Inquiry
{
    /// <summary>Answers, writes and prints; or says how far it came.</summary>
    /// <param name="directory">Where the document is written; null writes none.</param>
    /// <param name="file">Name of the document.</param>
    /// <param name="answer">Computes the answer, telling of finished trials.</param>
    /// <param name="document">The answer as a document.</param>
    /// <param name="present">What is printed, given the paths of what was written.</param>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static int Execute<T>(
        string? directory, string file, Func<RunProgress, CancellationToken, T> answer, Func<T, byte[]> document, Func<T, IReadOnlyList<string>, byte[]> present) =>
        Execute(directory, answer, finished => [(file, document(finished))], [file], present);

    /// <summary>The same with several files.</summary>
    /// <param name="directory">Where they are written; null writes none.</param>
    /// <param name="answer">Computes the answer, telling of finished trials.</param>
    /// <param name="contents">The answer as files.</param>
    /// <param name="files">Their names.</param>
    /// <param name="present">What is printed, given the paths of what was written.</param>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static int Execute<T>(
        string? directory, Func<RunProgress, CancellationToken, T> answer, Func<T, (string Name, byte[] Content)[]> contents, string[] files,
        Func<T, IReadOnlyList<string>, byte[]> present)
    {
        var output = directory is null ? null : new OutputDirectory(directory, files);
        var progress = new RunProgress();
        try
        {
            using var interruption = new Interruption();
            var finished = answer(progress, interruption.Token);
            var written = output?.Write(contents(finished));
            StandardOutput.Write(present(finished, written ?? []));
            return ExitCode.Done;
        }
        catch (OperationCanceledException)
        {
            output?.Abandon();
            Console.Error.WriteLine($"Interrupted after {progress.ReplicatesDone:N0} simulated trials; nothing was written.");
            return ExitCode.Interrupted;
        }
        catch
        {
            output?.Abandon();
            throw;
        }
    }
}
