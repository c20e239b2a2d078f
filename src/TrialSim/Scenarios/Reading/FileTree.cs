using System.Text.Json;
using System.Text.Unicode;

namespace TrialSim.Scenarios.Reading;

/// <summary>Reads JSON text into values that know their lines.</summary>
internal ref struct FileTree
{
    /// <summary>Braces and brackets within each other beyond this number are refused.</summary>
    public const int Deepest = 64;

    private readonly ReadOnlySpan<byte> utf8;
    private readonly List<OpenBracket> open = [];
    private Utf8JsonReader reader;
    private JsonTokenType last;
    private int consumed;
    private int line = 1;
    private int counted;

    private FileTree(ReadOnlySpan<byte> utf8)
    {
        this.utf8 = utf8;
        reader = new(utf8, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = Deepest });
    }

    /// <summary>The file's value; null where it is not JSON, with the reason.</summary>
    /// <param name="utf8">The file, without a byte order mark.</param>
    /// <param name="subject">What it holds: "scenario".</param>
    /// <param name="problem">Why it is not JSON.</param>
    public static FileNode? Read(ReadOnlySpan<byte> utf8, string subject, out ScenarioProblem? problem)
    {
        if (!Utf8.IsValid(utf8))
        {
            problem = SyntaxProblem.NotUtf8(utf8);
            return null;
        }

        var tree = new FileTree(utf8);
        try
        {
            tree.Advance();
            var root = tree.Value();
            tree.Advance(); // nothing may follow
            problem = null;
            return root;
        }
        catch (JsonException)
        {
            problem = new SyntaxProblem(utf8, subject, tree.consumed, tree.last, tree.open).Explain();
            return null;
        }
        catch (InvalidOperationException)
        {
            // the reader's word for an escape such as \ud800, which is half a character
            problem = new(string.Empty, "a text holds half a character (\\ud800 to \\udfff).", "Write the character itself.", tree.Line());
            return null;
        }
    }

    private void Advance()
    {
        consumed = (int)reader.BytesConsumed;
        reader.Read();
        last = reader.TokenType;
    }

    private int Line()
    {
        int start = (int)reader.TokenStartIndex;
        line += utf8[counted..start].Count((byte)'\n');
        counted = start;
        return line;
    }

    private FileNode Value()
    {
        var kind = reader.TokenType switch
        {
            JsonTokenType.StartObject => JsonValueKind.Object,
            JsonTokenType.StartArray => JsonValueKind.Array,
            JsonTokenType.String => JsonValueKind.String,
            JsonTokenType.Number => JsonValueKind.Number,
            JsonTokenType.True => JsonValueKind.True,
            JsonTokenType.False => JsonValueKind.False,
            _ => JsonValueKind.Null,
        };
        string text = kind switch
        {
            JsonValueKind.String => reader.GetString()!,
            JsonValueKind.Number => System.Text.Encoding.ASCII.GetString(reader.ValueSpan),
            _ => string.Empty,
        };
        var node = new FileNode(kind, Line(), (int)reader.TokenStartIndex, text);
        if (kind is JsonValueKind.Object or JsonValueKind.Array)
        {
            open.Add(new(kind == JsonValueKind.Object ? '{' : '[', node.Line));
            Fill(node);
            open.RemoveAt(open.Count - 1);
        }

        return node;
    }

    private void Fill(FileNode node)
    {
        for (Advance(); reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray); Advance())
        {
            if (node.Kind == JsonValueKind.Array)
            {
                node.Entries.Add(Value());
                continue;
            }

            string name = reader.GetString()!;
            int nameLine = Line();
            int position = (int)reader.TokenStartIndex;
            Advance();
            node.Members.Add(new(name, nameLine, position, Value()));
        }
    }
}
