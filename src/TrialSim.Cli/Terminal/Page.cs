using System.Text;
using TrialSim.Cli.Reports;

namespace TrialSim.Cli.Terminal;

/// <summary>Text for standard output, laid out for its width: that of the terminal, or 100 columns where there is none.</summary>
internal sealed class Page
{
    private const int HeadingWidth = 13;

    private readonly StringBuilder text = new();
    private readonly TerminalStyle style = TerminalStyle.OfStandardOutput();

    /// <summary>A line that stands out.</summary>
    public void Title(string title) => text.Append(style.Strong(title)).Append("\n\n");

    /// <summary>A short heading at the left with its text beside it.</summary>
    public void Entry(string heading, string body)
    {
        string indent = new(' ', HeadingWidth);
        string first = style.Faint(heading) + new string(' ', Math.Max(1, HeadingWidth - heading.Length));
        text.Append(first).Append(string.Join("\n" + indent, LineBreaks.Wrap(body, style.Width - HeadingWidth))).Append('\n');
    }

    /// <summary>A heading with points below each other beside it; nothing where there are none.</summary>
    public void Points(string heading, IEnumerable<string> points)
    {
        foreach (string point in points)
        {
            Entry(heading, point);
            heading = string.Empty;
        }
    }

    /// <summary>Text over the whole width.</summary>
    public void Paragraph(string body) => text.Append('\n').Append(string.Join('\n', LineBreaks.Wrap(body, style.Width))).Append('\n');

    /// <summary>An empty line.</summary>
    public void Space() => text.Append('\n');

    /// <summary>A table under its title.</summary>
    public void Table(ReportTable table)
    {
        text.Append('\n').Append(style.Strong(table.Title)).Append('\n');
        TableRendering.Append(text, table, style.Width);
    }

    /// <inheritdoc/>
    public override string ToString() => text.ToString();
}
