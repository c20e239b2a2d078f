namespace TrialSim.Cli.Claiming;

/// <summary>One line on stderr that says what goes on; only on a terminal, wiped at the end.</summary>
internal sealed class SearchLine : IDisposable
{
    private readonly int width;

    private SearchLine(string text)
    {
        width = text.Length;
        Console.Error.Write($"\r{text}");
    }

    /// <summary>Draws it; null where stderr is not a terminal.</summary>
    public static SearchLine? Start(string text) => Console.IsErrorRedirected ? null : new(text);

    /// <summary>Wipes it.</summary>
    public void Dispose() => Console.Error.Write($"\r{new string(' ', width)}\r");
}
