using System.Text.Json;
using TrialSim.Quantities;

namespace TrialSim.Scenarios.Reading;

/// <summary>A value in a scenario file, with its place.</summary>
/// <param name="kind">What it is in JSON.</param>
/// <param name="line">Line on which it begins, from 1.</param>
/// <param name="position">Byte at which it begins.</param>
/// <param name="text">A text without its quotes, or a number as written; empty for the others.</param>
internal sealed class FileNode(JsonValueKind kind, int line, int position, string text)
{
    /// <summary>What it is in JSON.</summary>
    public JsonValueKind Kind => kind;

    /// <summary>Line on which it begins, from 1.</summary>
    public int Line => line;

    /// <summary>Byte at which it begins.</summary>
    public int Position => position;

    /// <summary>A text without its quotes, or a number as written; empty for the others.</summary>
    public string Text => text;

    /// <summary>An object's properties, in the order of the file.</summary>
    public List<FileMember> Members { get; } = [];

    /// <summary>A list's entries.</summary>
    public List<FileNode> Entries { get; } = [];

    /// <summary>The value in words, to complete "… does not fit".</summary>
    public string Words => kind switch
    {
        JsonValueKind.Object => "an object in braces",
        JsonValueKind.Array => "a list in brackets",
        JsonValueKind.String => $"the text \"{Spelling.Quotable(text)}\"",
        JsonValueKind.Number => Spelling.Quotable(text),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "null",
    };

    /// <summary>The first property of a name.</summary>
    public FileMember? Find(string name)
    {
        foreach (var member in Members)
        {
            if (member.Name == name)
            {
                return member;
            }
        }

        return null;
    }

    /// <summary>The value at a property path, or the innermost one on the way there that exists.</summary>
    public FileNode Nearest(string path)
    {
        var here = this;
        foreach (string step in path.Split(['.', '['], StringSplitOptions.RemoveEmptyEntries))
        {
            var next = step[^1] == ']'
                ? here.Entries.ElementAtOrDefault(int.Parse(step.AsSpan(0, step.Length - 1), provider: null))
                : here.Find(step)?.Value;
            if (next is null)
            {
                break;
            }

            here = next;
        }

        return here;
    }
}
