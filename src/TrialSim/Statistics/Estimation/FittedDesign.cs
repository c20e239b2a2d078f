using TrialSim.Numerics;
using TrialSim.Statistics.Formulas;

namespace TrialSim.Statistics.Estimation;

/// <summary>The columns of a model as a regression wants them: none a combination of the others.</summary>
internal static class FittedDesign
{
    /// <summary>Makes the columns of a model matrix orthonormal.</summary>
    /// <param name="matrix">The model matrix.</param>
    /// <param name="order">Its columns in the order wanted.</param>
    /// <exception cref="StatisticsInputException">A column is aliased with those before it; it is named with its term.</exception>
    public static OrthonormalBasis Basis(ModelMatrix matrix, IEnumerable<int> order)
    {
        var basis = new OrthonormalBasis();
        basis.Restart(matrix.Rows, matrix.Columns);
        foreach (int column in order)
        {
            if (!basis.TryAdd(matrix.Column(column), OrthonormalBasis.LinearModelTolerance))
            {
                throw Aliased(matrix, column);
            }
        }

        return basis;
    }

    /// <summary>The error that names an aliased column.</summary>
    public static StatisticsInputException Aliased(ModelMatrix matrix, int column)
    {
        string name = matrix.Names[column];
        string term = matrix.Design.Terms.First(t => column < t.First + t.Count).Label;
        return new(
            $"formula \"{matrix.Design.Formula}\": the coefficient \"{name}\"{(term == name ? string.Empty : $" of term \"{term}\"")} cannot be estimated: "
            + $"in the {matrix.Rows} rows analysed its column is a combination of the columns before it.",
            "Leave the term out of the formula, or merge levels and cells without patients.");
    }
}
