using System.Buffers;
using System.Text;
using TrialSim.Quantities;

namespace TrialSim.Scenarios.Reading;

/// <summary>Looks at single places of a text that is not JSON.</summary>
/// <param name="utf8">The text.</param>
internal readonly ref struct JsonGlance(ReadOnlySpan<byte> utf8)
{
    private static readonly SearchValues<byte> WordEnds = SearchValues.Create(" \t\r\n,:{}[]"u8);

    private readonly ReadOnlySpan<byte> utf8 = utf8;

    /// <summary>The closing quote of the text that begins at a byte; -1 where its line has none.</summary>
    public int EndOfText(int at)
    {
        for (int i = at + 1; i < utf8.Length && utf8[i] != '\n'; i++)
        {
            if (utf8[i] == '"')
            {
                return i;
            }

            i += utf8[i] == '\\' ? 1 : 0;
        }

        return -1;
    }

    /// <summary>A byte as a character; '\0' beyond the end.</summary>
    public char At(int position) => position < utf8.Length ? (char)utf8[position] : '\0';

    /// <summary>The next byte that is neither blank nor part of a comment.</summary>
    public int SkipBlank(int at)
    {
        while (at < utf8.Length)
        {
            int comment = At(at) != '/' ? -1 : At(at + 1) switch
            {
                '/' => utf8[at..].IndexOf((byte)'\n'),
                '*' => utf8[(at + 2)..].IndexOf("*/"u8) is >= 0 and int end ? end + 4 : -1,
                _ => -1,
            };
            if (comment > 0)
            {
                at += comment;
            }
            else if (At(at) is ' ' or '\t' or '\r' or '\n')
            {
                at++;
            }
            else
            {
                return At(at) == '/' && At(at + 1) == '/' ? utf8.Length : at;
            }
        }

        return at;
    }

    /// <summary>What stands at a byte, up to the next blank or sign, for quoting.</summary>
    public string Word(int at)
    {
        int length = utf8[at..].IndexOfAny(WordEnds);
        var word = length < 0 ? utf8[at..] : utf8.Slice(at, Math.Max(1, length));
        return Spelling.Quotable(Encoding.UTF8.GetString(word));
    }
}
