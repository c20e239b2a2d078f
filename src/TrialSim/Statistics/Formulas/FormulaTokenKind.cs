namespace TrialSim.Statistics.Formulas;

/// <summary>Kinds of <see cref="FormulaToken"/>.</summary>
internal enum FormulaTokenKind
{
    /// <summary>A column or a function.</summary>
    Name,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A sign: + - * / ^ : ~ . ( ).</summary>
    Sign,

    /// <summary>Nothing more.</summary>
    End,
}
