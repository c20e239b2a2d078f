using System.Text;

namespace TrialSim.Cli.Terminal;

/// <summary>Standard output: written at once, when everything has gone well, so that it stays empty on error.</summary>
internal static class StandardOutput
{
    /// <summary>Writes bytes as they are.</summary>
    public static void Write(ReadOnlySpan<byte> utf8)
    {
        using var stream = Console.OpenStandardOutput();
        stream.Write(utf8);
    }

    /// <summary>Writes what is too much to hold; nothing appears before the first megabyte is there, so an early error leaves it empty.</summary>
    public static void Write(Action<Stream> write)
    {
        using var stream = Console.OpenStandardOutput();
        var buffer = new BufferedStream(stream, 1 << 20);
        write(buffer);
        buffer.Flush();
    }

    /// <summary>Writes text as UTF-8.</summary>
    public static void Write(string text)
    {
        if (OperatingSystem.IsWindows())
        {
            Console.OutputEncoding = Encoding.UTF8; // else its terminal shows ± in an old code page
        }

        Write(Encoding.UTF8.GetBytes(text));
    }
}
