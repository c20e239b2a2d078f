namespace TrialSim.Statistics.Formulas;

/// <summary>A sum of terms while a formula is read; each term is listed once, where it first appeared.</summary>
internal sealed class TermList
{
    private readonly List<FormulaTerm> terms = [];
    private bool? constant;

    /// <summary>The constant alone.</summary>
    public static TermList OfConstant => new() { constant = true };

    /// <summary>The constant taken away.</summary>
    public static TermList OfNoConstant => new() { constant = false };

    /// <summary>The terms but the constant.</summary>
    public IReadOnlyList<FormulaTerm> Listed => terms;

    /// <summary>Whether there is a constant; there is one unless it was taken away.</summary>
    public bool HasIntercept => constant ?? true;

    /// <summary>The sum with one more term.</summary>
    public TermList Plus(FormulaTerm term) => Plus(new TermList { terms = { term } });

    /// <summary>The sum of two sums; a later word about the constant counts.</summary>
    public TermList Plus(TermList other)
    {
        var sum = new TermList { constant = other.constant ?? constant };
        sum.terms.AddRange(terms.Union(other.terms));
        return sum;
    }

    /// <summary>The sum without the terms of another.</summary>
    public TermList Minus(TermList other)
    {
        var difference = new TermList { constant = other.constant is { } said ? !said : constant };
        difference.terms.AddRange(terms.Except(other.terms));
        return difference;
    }

    /// <summary>Every term of one sum with every term of another.</summary>
    public TermList Times(TermList other)
    {
        var product = new TermList();
        product.terms.AddRange(terms.SelectMany(_ => other.terms, (a, b) => a.Times(b)).Distinct());
        return product;
    }
}
