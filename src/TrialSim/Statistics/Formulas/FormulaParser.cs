using System.Globalization;
using TrialSim.Statistics.Data;

namespace TrialSim.Statistics.Formulas;

/// <summary>Reads one formula: sums of terms by Wilkinson and Rogers' rules outside functions, arithmetic within them.</summary>
internal sealed class FormulaParser(string text, DataTable? table)
{
    private readonly List<FormulaToken> tokens = FormulaTokens.Split(text);
    private readonly List<Expression> variables = [];
    private int next;
    private Expression? response;

    private FormulaToken Now => tokens[next];

    /// <summary>The formula.</summary>
    public Formula Parse()
    {
        if (tokens.Exists(t => IsSign(t, "~")))
        {
            if (!IsSign(Now, "~"))
            {
                response = Sum();
            }

            Take("~");
        }

        var sum = Terms();
        if (Now.Kind != FormulaTokenKind.End)
        {
            throw Refuse($"\"{Now.Text}\" was not expected");
        }

        RefuseOwnResponse(sum.Listed);
        return new(text, response, variables, sum.Listed, sum.HasIntercept);
    }

    // A response explains itself without error, and leaves nothing to the others.
    private void RefuseOwnResponse(IReadOnlyList<FormulaTerm> terms)
    {
        if (response is { } own && terms.Any(term => term.Variables.Any(v => variables[v].Label == own.Label)))
        {
            throw new StatisticsInputException(
                $"formula \"{text}\": the response \"{own.Label}\" is also a predictor.",
                $"Leave \"{own.Label}\" out to the right of \"~\"; a value at baseline has a column of its own.");
        }
    }

    private static bool IsSign(FormulaToken token, string sign) => token.Kind == FormulaTokenKind.Sign && token.Text == sign;

    private bool Accept(string sign)
    {
        bool isIt = IsSign(Now, sign);
        next += isIt ? 1 : 0;
        return isIt;
    }

    private void Take(string sign)
    {
        if (!Accept(sign))
        {
            throw Refuse(Now.Kind == FormulaTokenKind.End ? $"the formula ends where \"{sign}\" was expected" : $"\"{Now.Text}\" stands where \"{sign}\" was expected");
        }
    }

    private StatisticsInputException Refuse(string found) => FormulaTokens.Refuse(text, Now.Position - 1, found);

    // a + b - c
    private TermList Terms()
    {
        var sum = new TermList();
        bool adds = !Accept("-");
        for (; ; adds = !IsSign(tokens[next - 1], "-"))
        {
            var part = Crossed();
            sum = adds ? sum.Plus(part) : sum.Minus(part);
            if (!Accept("+") && !Accept("-"))
            {
                return sum;
            }
        }
    }

    // a * b
    private TermList Crossed()
    {
        var product = Interaction();
        while (Accept("*"))
        {
            var other = Interaction();
            product = product.Plus(other).Plus(product.Times(other));
        }

        return product;
    }

    // a : b
    private TermList Interaction()
    {
        var product = Powered();
        while (Accept(":"))
        {
            product = product.Times(Powered());
        }

        return product;
    }

    // (a + b)^2
    private TermList Powered()
    {
        var operand = Operand();
        if (!Accept("^"))
        {
            return operand;
        }

        if (Now.Kind != FormulaTokenKind.Number || !int.TryParse(Now.Text, CultureInfo.InvariantCulture, out int power) || power < 1)
        {
            throw Refuse("a whole number from 1 must follow \"^\"");
        }

        next++;
        var product = operand;
        for (int i = 1; i < power; i++)
        {
            product = product.Plus(product.Times(operand));
        }

        return product;
    }

    private TermList Operand()
    {
        if (Accept("("))
        {
            var inner = Terms();
            Take(")");
            return inner;
        }

        if (Accept("."))
        {
            return AllOtherColumns();
        }

        if (Now.Kind == FormulaTokenKind.Number)
        {
            return Constant();
        }

        return new TermList().Plus(new FormulaTerm([NumberOf(Value())]));
    }

    private TermList Constant()
    {
        string number = Now.Text;
        if (number is not ("0" or "1"))
        {
            throw Refuse($"the number {number} is no term");
        }

        next++;
        return number == "1" ? TermList.OfConstant : TermList.OfNoConstant;
    }

    private TermList AllOtherColumns()
    {
        if (table is null)
        {
            throw Refuse("\".\" has no meaning without data");
        }

        var own = response?.Columns.ToHashSet(StringComparer.Ordinal) ?? [];
        return table.Columns.Where(c => !own.Contains(c.Name))
            .Aggregate(new TermList(), (sum, c) => sum.Plus(new FormulaTerm([NumberOf(new ColumnReference(c.Name))])));
    }

    private int NumberOf(Expression variable)
    {
        int known = variables.FindIndex(v => v.Label == variable.Label);
        if (known < 0)
        {
            variables.Add(variable);
        }

        return known < 0 ? variables.Count - 1 : known;
    }

    // arithmetic: a + b, a - b
    private Expression Sum()
    {
        var left = Product();
        while (IsSign(Now, "+") || IsSign(Now, "-"))
        {
            char sign = tokens[next++].Text[0];
            left = new Arithmetic(left, sign, Product());
        }

        return left;
    }

    private Expression Product()
    {
        var left = Signed();
        while (IsSign(Now, "*") || IsSign(Now, "/"))
        {
            char sign = tokens[next++].Text[0];
            left = new Arithmetic(left, sign, Signed());
        }

        return left;
    }

    // -a^2 is -(a^2), and a^-1 is allowed
    private Expression Signed() => Accept("-") ? new Negation(Signed()) : Power();

    private Expression Power()
    {
        var left = Value();
        return Accept("^") ? new Arithmetic(left, '^', Signed()) : left;
    }

    private Expression Value()
    {
        if (Accept("("))
        {
            var inner = Sum();
            Take(")");
            return new Parenthesis(inner);
        }

        var token = Now;
        next += token.Kind is FormulaTokenKind.Name or FormulaTokenKind.Number ? 1 : 0;
        return token.Kind switch
        {
            FormulaTokenKind.Number => new NumberLiteral(double.Parse(token.Text, CultureInfo.InvariantCulture)),
            FormulaTokenKind.Name when Accept("(") => Call(token),
            FormulaTokenKind.Name => new ColumnReference(token.Text),
            FormulaTokenKind.End => throw Refuse("the formula ends where a column was expected"),
            _ => throw Refuse($"\"{token.Text}\" stands where a column was expected"),
        };
    }

    private FunctionCall Call(FormulaToken function)
    {
        if (!FunctionCall.Known.Contains(function.Text))
        {
            throw FormulaTokens.RefuseFunction(text, function);
        }

        var argument = Sum();
        Take(")");
        return new(function.Text, argument);
    }
}
