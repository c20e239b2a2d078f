namespace TrialSim.Statistics.Formulas;

/// <summary>Splits the text of a formula.</summary>
internal static class FormulaTokens
{
    private const string Signs = "+-*/^:~()";

    /// <summary>The tokens, the last of which is the end.</summary>
    /// <exception cref="StatisticsInputException">A character has no meaning in a formula.</exception>
    public static List<FormulaToken> Split(string text)
    {
        var tokens = new List<FormulaToken>();
        for (int i = 0; i < text.Length;)
        {
            char c = text[i];
            int start = i;
            if (char.IsWhiteSpace(c))
            {
                i++;
            }
            else if (c == '`')
            {
                int end = text.IndexOf('`', i + 1);
                i = end < 0 ? throw Refuse(text, i, "a backtick without its partner") : end + 1;
                tokens.Add(new(FormulaTokenKind.Name, text[(start + 1)..end], start + 1));
            }
            else if (char.IsAsciiDigit(c) || (c == '.' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1])))
            {
                i = EndOfNumber(text, i);
                tokens.Add(new(FormulaTokenKind.Number, text[start..i], start + 1));
            }
            else if (char.IsLetter(c) || c is '_' or '.')
            {
                while (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] is '_' or '.'))
                {
                    i++;
                }

                string word = text[start..i];
                tokens.Add(new(word == "." ? FormulaTokenKind.Sign : FormulaTokenKind.Name, word, start + 1));
            }
            else if (Signs.Contains(c, StringComparison.Ordinal))
            {
                tokens.Add(new(FormulaTokenKind.Sign, c.ToString(), ++i));
            }
            else
            {
                throw UnknownFunction(text, tokens) ?? Refuse(text, i, $"\"{c}\" has no meaning here");
            }
        }

        tokens.Add(new(FormulaTokenKind.End, string.Empty, text.Length + 1));
        return tokens;
    }

    /// <summary>The error for a function that is not known.</summary>
    public static StatisticsInputException RefuseFunction(string text, FormulaToken function) => Refuse(
        text, function.Position - 1, $"there is no function \"{function.Text}\" (known are {string.Join(", ", FunctionCall.Known)})");

    /// <summary>The error for something wrong at a character, numbered from 0.</summary>
    public static StatisticsInputException Refuse(string text, int index, string found) => new(
        $"formula \"{text}\": {found}, at character {index + 1}.",
        "A formula reads like \"CHANGE ~ BASVAL + THERAPY * log(CRP)\"; put a column name with other characters between backticks.");

    // What looks wrong may be in its place in the arguments of a function from elsewhere.
    private static StatisticsInputException? UnknownFunction(string text, List<FormulaToken> tokens)
    {
        for (int i = 0; i + 1 < tokens.Count; i++)
        {
            bool isCall = tokens[i].Kind == FormulaTokenKind.Name && tokens[i + 1].Kind == FormulaTokenKind.Sign && tokens[i + 1].Text == "(";
            if (isCall && !FunctionCall.Known.Contains(tokens[i].Text))
            {
                return RefuseFunction(text, tokens[i]);
            }
        }

        return null;
    }

    private static int EndOfNumber(string text, int i)
    {
        while (i < text.Length && (char.IsAsciiDigit(text[i]) || text[i] == '.'))
        {
            i++;
        }

        if (i < text.Length && text[i] is 'e' or 'E')
        {
            int exponent = i + 1 < text.Length && text[i + 1] is '+' or '-' ? i + 2 : i + 1;
            if (exponent < text.Length && char.IsAsciiDigit(text[exponent]))
            {
                for (i = exponent; i < text.Length && char.IsAsciiDigit(text[i]);)
                {
                    i++;
                }
            }
        }

        return i;
    }
}
