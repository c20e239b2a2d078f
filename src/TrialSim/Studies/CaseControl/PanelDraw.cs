using TrialSim.Numerics;
using TrialSim.Randomness;

namespace TrialSim.Studies.CaseControl;

/// <summary>Draws the correlated normal scores of some people of one group, in eight studies at once.</summary>
internal sealed class PanelDraw
{
    private const int PairsPerGroup = TrialRandom.MaximumPatients / 4; // so that a group's people owe nothing to the size of the other

    private readonly double[] factor;
    private readonly int size;
    private readonly int[][] pairs = new int[2][];
    private readonly Lanes[][] scores;

    /// <summary>Buffers.</summary>
    /// <param name="factor">Lower Cholesky factor of the correlations of markers and severity, row by row.</param>
    /// <param name="size">Its rows.</param>
    /// <param name="columns">How many of them are drawn, from the first.</param>
    /// <param name="people">The most people of a group.</param>
    public PanelDraw(double[] factor, int size, int columns, int people)
    {
        this.factor = factor;
        this.size = size;
        scores = new Lanes[columns][];
        for (int k = 0; k < columns; k++)
        {
            scores[k] = new Lanes[people];
        }

        for (int group = 0; group < pairs.Length; group++)
        {
            pairs[group] = [.. Enumerable.Range(group * PairsPerGroup, (people + 1) / 2)];
        }
    }

    /// <summary>The scores of a column, first person first.</summary>
    public Span<Lanes> Scores(int column) => scores[column];

    /// <summary>The pairs of a group that have so many people.</summary>
    public ReadOnlySpan<int> Pairs(int group, int people) => pairs[group].AsSpan(0, (people + 1) / 2);

    /// <summary>Draws independent deviates of one column.</summary>
    public void Draw(in TrialRandom random, DrawPurpose purpose, int index, int column, int group, int people) =>
        random.Normals(purpose, index, 0, Pairs(group, people), scores[column].AsSpan(0, people));

    /// <summary>Turns independent deviates into correlated scores.</summary>
    public void Correlate(int people)
    {
        for (int k = scores.Length - 1; k > 0; k--) // the last first: those before it are still independent
        {
            var own = scores[k].AsSpan(0, people);
            Lanes diagonal = factor[(k * size) + k];
            for (int i = 0; i < own.Length; i++)
            {
                own[i] *= diagonal;
            }

            for (int j = 0; j < k; j++)
            {
                Lanes weight = factor[(k * size) + j];
                var other = scores[j].AsSpan(0, people);
                for (int i = 0; i < own.Length; i++)
                {
                    own[i] = Lanes.Fma(weight, other[i], own[i]);
                }
            }
        }
    }
}
