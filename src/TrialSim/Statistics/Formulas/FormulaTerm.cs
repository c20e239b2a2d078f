namespace TrialSim.Statistics.Formulas;

/// <summary>A term of a formula: the product of some of its variables, or the constant where there are none.</summary>
/// <param name="Variables">Numbers of the variables in <see cref="Formula.Variables"/>, increasing.</param>
internal sealed record FormulaTerm(IReadOnlyList<int> Variables)
{
    /// <summary>Number of variables multiplied: 1 for a main effect.</summary>
    public int Degree => Variables.Count;

    /// <inheritdoc/>
    public bool Equals(FormulaTerm? other) => other is not null && Variables.SequenceEqual(other.Variables);

    /// <inheritdoc/>
    public override int GetHashCode() => Variables.Aggregate(17, HashCode.Combine);

    /// <summary>The product of two terms; a variable times itself is itself.</summary>
    public FormulaTerm Times(FormulaTerm other) => new([.. Variables.Union(other.Variables).Order()]);
}
