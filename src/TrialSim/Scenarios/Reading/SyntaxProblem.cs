using System.Buffers;
using System.Text;
using System.Text.Json;

namespace TrialSim.Scenarios.Reading;

/// <summary>Says in plain words why a text is not JSON.</summary>
/// <param name="utf8">The text.</param>
/// <param name="subject">What it holds: "scenario".</param>
/// <param name="from">Byte after the last part that could be read.</param>
/// <param name="last">That part.</param>
/// <param name="open">What was not closed yet.</param>
internal readonly ref struct SyntaxProblem(ReadOnlySpan<byte> utf8, string subject, int from, JsonTokenType last, List<OpenBracket> open)
{
    private readonly ReadOnlySpan<byte> utf8 = utf8;
    private readonly JsonGlance text = new(utf8);

    /// <summary>The reason, at its line.</summary>
    public ScenarioProblem Explain()
    {
        int at = text.SkipBlank(from);
        bool expectsSeparator = last is not (JsonTokenType.None or JsonTokenType.StartObject or JsonTokenType.StartArray or JsonTokenType.PropertyName);
        if (expectsSeparator && open.Count > 0 && text.At(at) == ',')
        {
            at = text.SkipBlank(at + 1);
            expectsSeparator = false;
        }

        char c = text.At(at);
        if (c == '\0' && at >= utf8.Length)
        {
            return AtEnd();
        }

        if (c == '/')
        {
            return Problem(at, "a comment that does not end, or a single slash.", "Write // before a comment of one line, or /* and */ around it.");
        }

        if (open.Count == 0)
        {
            return last == JsonTokenType.None
                ? BadValue(at)
                : Problem(at, $"{text.Word(at)} follows after the end of the {subject}.", "Remove what stands after the last }, or check where it closes too early.");
        }

        var inner = open[^1];
        if (c is '}' or ']' && c != inner.Closer)
        {
            return Problem(at, $"{c} where the {inner.Character} of line {inner.Line} is still open.", $"Close that with {inner.Closer} first.");
        }

        if (expectsSeparator)
        {
            return Problem(at, $"{text.Word(at)} follows without a comma.", "Put a comma before it.");
        }

        bool expectsName = inner.Character == '{' && last != JsonTokenType.PropertyName;
        return expectsName ? BadName(at) : BadValue(at);
    }

    /// <summary>The problem of a file that is not UTF-8.</summary>
    public static ScenarioProblem NotUtf8(ReadOnlySpan<byte> utf8)
    {
        if (utf8.StartsWith((byte[])[0xFF, 0xFE]) || utf8.StartsWith((byte[])[0xFE, 0xFF]))
        {
            return new(string.Empty, "the file is UTF-16.", "Save it as UTF-8.", 1);
        }

        int line = 1;
        for (int at = 0; Rune.DecodeFromUtf8(utf8[at..], out var rune, out int length) == OperationStatus.Done; at += length)
        {
            line += rune.Value == '\n' ? 1 : 0;
        }

        return new(string.Empty, "a character here is not UTF-8.", "Save the file as UTF-8.", line);
    }

    private ScenarioProblem AtEnd()
    {
        int end = utf8.TrimEnd(" \t\r\n"u8).Length;
        if (open.Count == 0)
        {
            return Problem(end, "the file holds nothing.", $"Write a {subject}: {{ \"title\": …, … }}.");
        }

        var inner = open[^1];
        return Problem(end, $"the file ends while the {inner.Character} of line {inner.Line} is still open.", $"Close it with {inner.Closer}.");
    }

    private ScenarioProblem BadName(int at)
    {
        if (text.At(at) != '"')
        {
            return Problem(at, $"{text.Word(at)} where the name of a property belongs.", "Write names in double quotes: \"name\": value.");
        }

        int end = text.EndOfText(at);
        return end < 0
            ? BadText(at)
            : Problem(at, $"{text.Word(at)} is not followed by a colon and a value.", "Write \"name\": value.");
    }

    private ScenarioProblem BadValue(int at)
    {
        char c = text.At(at);
        if (c is '{' or '[' && open.Count >= FileTree.Deepest)
        {
            return Problem(at, $"more than {FileTree.Deepest} braces and brackets within each other.", $"No {subject} needs as many: check where they close.");
        }

        return c switch
        {
            '"' => BadText(at),
            '-' or '+' or '.' or (>= '0' and <= '9') =>
                Problem(at, $"{text.Word(at)} is not a number.", "Write numbers like 5, -0.35 or 1e-3: no leading zeros or +, digits on both sides of the point."),
            ':' => Problem(at, ": without a name in double quotes before it.", "Write \"name\": value."),
            _ => Problem(at, $"{text.Word(at)} where a value belongs.", "Write a number, a text in double quotes, a list in brackets or an object in braces."),
        };
    }

    private ScenarioProblem BadText(int at) => text.EndOfText(at) < 0
        ? Problem(at, "a text without a closing quote on its line.", "Close it with \", and write a quote inside a text as \\\".")
        : Problem(at, $"{text.Word(at)} holds a tab or a backslash that JSON does not know.", "Write a backslash as \\\\ and a tab as \\t.");

    private ScenarioProblem Problem(int at, string found, string remedy) =>
        new(string.Empty, found, remedy, 1 + utf8[..at].Count((byte)'\n'));
}
