using System.Text;
using Spectre.Console;
using TrialSim.Cli.Reports;

namespace TrialSim.Cli.Terminal;

/// <summary>Lays tables out with Spectre.Console: text at the left, figures aligned at the right, a rule under the headings.</summary>
internal static class TableRendering
{
    /// <summary>Appends a table that fits the width; cells break into lines where it is narrow.</summary>
    public static void Append(StringBuilder text, ReportTable content, int width)
    {
        var table = new Table { Border = TableBorder.Simple };
        for (int column = 0; column < content.Headings.Count; column++)
        {
            bool figures = column > 0 && content.Rows.All(row => row[column] is ['-' or '<' or (>= '0' and <= '9'), ..]);
            var alignment = figures ? Justify.Right : Justify.Left;
            table.AddColumn(new TableColumn(new Text(content.Headings[column]).Justify(alignment)) { Alignment = alignment, NoWrap = figures || column == 0 });
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
        console.Profile.Width = width;
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
}
