using TrialSim.Statistics.Data;

namespace TrialSim.Statistics.Formulas;

/// <summary>An arithmetic expression of a table's columns, such as CRP, log(CRP) or I(dose^2): one variable of a formula.</summary>
internal abstract record Expression
{
    /// <summary>The expression as R writes it.</summary>
    public abstract string Label { get; }

    /// <summary>Names of the columns that it reads.</summary>
    public abstract IEnumerable<string> Columns { get; }

    /// <summary>Its value in each row.</summary>
    /// <exception cref="StatisticsInputException">A column is not there or does not hold numbers, or a value has no logarithm or root.</exception>
    public abstract DataColumn Evaluate(DataTable table);
}
