using TrialSim.Numerics;

namespace TrialSim.Statistics.Mmrm;

/// <summary>Where the products of two visits' rows of the fixed effects go: the bookkeeping of a design's basis, made once.</summary>
internal sealed class DesignPlan
{
    private readonly int[][] columns;
    private readonly int[][] covariates;
    private readonly int[][] distinct;
    private readonly int[][] diagonalTargets;
    private readonly int[][] diagonalSources;
    private readonly int[][] targets;
    private readonly int[][] sources;

    /// <summary>The plan of a design.</summary>
    public DesignPlan(VisitDesign design)
    {
        int visits = design.Visits;
        columns = new int[visits][];
        covariates = new int[visits][];
        distinct = new int[visits][];
        for (int a = 0; a < visits; a++)
        {
            columns[a] = [.. Enumerable.Range(0, design.Basis.Count).Where(c => design.Basis[c].CovariateAt[a] != DesignColumn.Absent)];
            covariates[a] = [.. columns[a].Select(c => design.Basis[c].CovariateAt[a])];
            distinct[a] = [.. covariates[a].Distinct().Order()];
        }

        diagonalTargets = Array.ConvertAll(columns, own => Array.ConvertAll(own, c => LaneTriangle.Entry(c, c)));
        diagonalSources = Array.ConvertAll(covariates, own => Array.ConvertAll(own, u => u * (design.Covariates + 1)));
        targets = new int[LaneTriangle.Entries(visits)][];
        sources = new int[targets.Length][];
        for (int a = 0; a < visits; a++)
        {
            for (int b = 0; b <= a; b++)
            {
                Pair(a, b, design.Covariates);
            }
        }
    }

    /// <summary>The columns that hold something at a visit.</summary>
    public ReadOnlySpan<int> Columns(int visit) => columns[visit];

    /// <summary>The covariate that each of <see cref="Columns"/> holds there.</summary>
    public ReadOnlySpan<int> Covariates(int visit) => covariates[visit];

    /// <summary>The covariates that occur at a visit, each once.</summary>
    public ReadOnlySpan<int> Distinct(int visit) => distinct[visit];

    /// <summary>
    /// Entries of a symmetric matrix over the columns (of its lower triangle, row by row) to which products of a covariate at visit
    /// <paramref name="a"/> and one at visit <paramref name="b"/> (not later) belong. Where the visits are the same, those below the diagonal
    /// only, the others being in <see cref="DiagonalTargets"/>.
    /// </summary>
    public ReadOnlySpan<int> Targets(int a, int b) => targets[LaneTriangle.Entry(a, b)];

    /// <summary>Entries of the square matrix of covariate products that belong there.</summary>
    public ReadOnlySpan<int> Sources(int a, int b) => sources[LaneTriangle.Entry(a, b)];

    /// <summary>The diagonal entry of each of <see cref="Columns"/> in the triangle.</summary>
    public ReadOnlySpan<int> DiagonalTargets(int visit) => diagonalTargets[visit];

    /// <summary>The entry of the matrix of covariate products that belongs there.</summary>
    public ReadOnlySpan<int> DiagonalSources(int visit) => diagonalSources[visit];

    private void Pair(int a, int b, int count)
    {
        var target = new List<int>();
        var source = new List<int>();
        for (int i = 0; i < columns[a].Length; i++)
        {
            for (int j = 0; j < columns[b].Length; j++)
            {
                int row = columns[a][i];
                int column = columns[b][j];
                if (a != b || row > column)
                {
                    target.Add(LaneTriangle.Entry(Math.Max(row, column), Math.Min(row, column)));
                    source.Add((covariates[a][i] * count) + covariates[b][j]);
                }
            }
        }

        targets[LaneTriangle.Entry(a, b)] = [.. target];
        sources[LaneTriangle.Entry(a, b)] = [.. source];
    }
}
