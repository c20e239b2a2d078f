namespace TrialSim.Statistics.Mmrm;

/// <summary>A column of the fixed effects: at each visit it holds one of the patients' covariates, or nothing.</summary>
/// <param name="Name">The coefficient's name.</param>
/// <param name="CovariateAt">Number of the covariate that the column holds at each visit; <see cref="Absent"/> where it holds 0.</param>
/// <remarks>
/// Treatment at visit 3 alone is the covariate "treated" at visit 3; a main effect of sex is the covariate "sex" at every visit; what varies
/// within patients is another covariate at each visit. Any design can be written this way.
/// </remarks>
public sealed record DesignColumn(string Name, IReadOnlyList<int> CovariateAt)
{
    /// <summary>Stands for no covariate.</summary>
    public const int Absent = -1;

    /// <summary>A covariate at every visit.</summary>
    public static DesignColumn AtEveryVisit(string name, int covariate, int visits) => new(name, [.. Enumerable.Repeat(covariate, visits)]);

    /// <summary>A covariate at one visit.</summary>
    public static DesignColumn AtVisit(string name, int covariate, int visit, int visits) =>
        new(name, [.. Enumerable.Range(0, visits).Select(v => v == visit ? covariate : Absent)]);

    /// <summary>The one covariate that the column holds wherever it holds something; <see cref="Absent"/> where there are several or none.</summary>
    internal int OnlyCovariate => CovariateAt.Where(u => u != Absent).Distinct().ToArray() is [var only] ? only : Absent;
}
