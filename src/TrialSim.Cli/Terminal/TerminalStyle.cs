namespace TrialSim.Cli.Terminal;

/// <summary>How wide standard output is and whether it shows emphasis.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Emphasis">Whether escape codes may be written.</param>
internal sealed record TerminalStyle(int Width, bool Emphasis)
{
    private const int WidthOfFiles = 100;

    /// <summary>A terminal's own width and emphasis; elsewhere plain text of fixed width. NO_COLOR asks for plain text too (no-color.org).</summary>
    public static TerminalStyle OfStandardOutput()
    {
        if (Console.IsOutputRedirected)
        {
            return new(WidthOfFiles, false);
        }

        bool plain = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) || Environment.GetEnvironmentVariable("TERM") == "dumb";
        return new(Console.WindowWidth > 0 ? Math.Clamp(Console.WindowWidth, 60, 160) : WidthOfFiles, !plain);
    }

    /// <summary>Text that stands out.</summary>
    public string Strong(string text) => Emphasis ? $"\e[1m{text}\e[0m" : text;

    /// <summary>Text that stands back.</summary>
    public string Faint(string text) => Emphasis ? $"\e[2m{text}\e[0m" : text;
}
