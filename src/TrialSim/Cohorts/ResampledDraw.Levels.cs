using TrialSim.Numerics;
using TrialSim.Randomness;
using TrialSim.Trials;

namespace TrialSim.Cohorts;

/// <content>The lasting levels behind the measurements of a row, and another measurement of them.</content>
internal sealed partial class ResampledDraw
{
    private const int DrawsPerMarker = 3; // after the row itself: level, error at screening, what a missing cell would have been

    private static int Index(int marker, int draw) => 1 + (DrawsPerMarker * marker) + draw;

    private void FillIn(int k, TrialRandom random, int attempt, ReadOnlySpan<int> pairs, Span<Lanes> measured)
    {
        var likely = deviates.AsSpan(0, measured.Length);
        random.Normals(DrawPurpose.ResampledPatient, Index(k, 2), attempt, pairs, likely, patients.Means[k], patients.Sd(k));
        for (int i = 0; i < measured.Length; i++)
        {
            measured[i] = (measured[i] >= measured[i]).Select(measured[i], likely[i]); // NaN is not at least itself
        }
    }

    private void DrawLevel(int k, TrialBlock into)
    {
        var level = into.Level(k);
        into.Screening(k).CopyTo(level);
        if (levels.ErrorVariance[k] == 0)
        {
            return;
        }

        for (int j = 0; j < hasMissing.Length; j++)
        {
            Lanes towards = -levels.Shrinkage[(k * hasMissing.Length) + j];
            Lanes mean = patients.Means[j];
            var measured = into.Screening(j);
            for (int i = 0; i < level.Length; i++)
            {
                level[i] = Lanes.Fma(towards, measured[i] - mean, level[i]);
            }
        }
    }

    private void SpreadLevels(int k, TrialRandom random, int attempt, ReadOnlySpan<int> pairs, TrialBlock into)
    {
        var own = deviates.AsSpan(0, into.Patients);
        random.Normals(DrawPurpose.ResampledPatient, Index(k, 0), attempt, pairs, own);
        for (int j = k; j < hasMissing.Length; j++)
        {
            Lanes weight = levels.Spread[j, k];
            var level = into.Level(j);
            for (int i = 0; levels.ErrorVariance[j] > 0 && i < level.Length; i++)
            {
                level[i] = Lanes.Fma(weight, own[i], level[i]);
            }
        }
    }

    private void MeasureAgain(int k, TrialRandom random, int attempt, ReadOnlySpan<int> pairs, TrialBlock into)
    {
        var screening = into.Screening(k);
        if (levels.ErrorVariance[k] > 0)
        {
            var level = into.Level(k);
            random.Normals(DrawPurpose.ResampledPatient, Index(k, 1), attempt, pairs, screening, 0, Math.Sqrt(levels.ErrorVariance[k]));
            for (int i = 0; i < screening.Length; i++)
            {
                screening[i] += level[i];
            }
        }

        if (hasMissing[k])
        {
            var measured = into.Measured(k);
            for (int i = 0; i < screening.Length; i++)
            {
                screening[i] = (measured[i] >= measured[i]).Select(screening[i], double.NaN);
            }
        }
    }
}
