using System.Text;
using Spectre.Console;
using TrialSim.Cli.Reports;

namespace TrialSim.Cli.Terminal;

/// <summary>Lays tables out with Spectre.Console: text at the left, figures aligned at the right, a rule under the headings.</summary>
internal static class TableRendering
{
    private const int ColumnGap = 3;
    private const int LeastText = 16;

    /// <summary>Appends a table that fits the width; cells break into lines where it is narrow.</summary>
    public static void Append(StringBuilder text, ReportTable content, int width)
    {
        var table = new Table { Border = TableBorder.Simple };
        for (int column = 0; column < content.Headings.Count; column++)
        {
            bool figures = column > 0 && content.Rows.All(row => row[column] is ['-' or '<' or (>= '0' and <= '9'), ..]);
            var alignment = figures ? Justify.Right : Justify.Left;
            bool isWhole = figures || content.Unbroken.Contains(content.Headings[column]) || (column == 0 && Longest(content, 0) <= LongestName(content, width));
            table.AddColumn(new TableColumn(new Text(content.Headings[column]).Justify(alignment)) { Alignment = alignment, NoWrap = isWhole });
        }

        foreach (string[] row in content.Rows)
        {
            table.AddRow(row.Select(cell => new Text(cell)));
        }

        using var writer = new StringWriter();
        var console = AnsiConsole.Create(new()
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = content.Unbroken.Count == 0 ? width : Math.Max(width, LeastWidth(content));
        console.Profile.Capabilities.Unicode = true;
        console.Write(table);
        foreach (string line in writer.ToString().ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.Trim().Length > 0)
            {
                text.Append(line.TrimEnd()).Append('\n');
            }
        }
    }

    // names of rows break where cells that do not leave them no more
    private static int LongestName(ReportTable content, int width) => content.Unbroken.Count == 0 ? int.MaxValue : width * 2 / 5;

    // a terminal narrower than that breaks the lines itself, which reads better than columns of one character
    private static int LeastWidth(ReportTable content) => Enumerable.Range(0, content.Headings.Count).Sum(column =>
        ColumnGap + (content.Unbroken.Contains(content.Headings[column]) ? Longest(content, column) : Math.Min(Longest(content, column), LeastText)));

    private static int Longest(ReportTable content, int column) => content.Rows.Select(row => row[column].Length).Append(content.Headings[column].Length).Max();
}
